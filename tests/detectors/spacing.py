MENDS = [
    ("The port , once quiet, is busy.", "spacing", "The port , once", "The port, once quiet, is busy."),
    ("The port is busy .", "spacing", "port is busy .", "The port is busy."),
    ("Is the port busy ? It is.", "spacing", "the port busy ? It", "Is the port busy? It is."),
    ("Prices rose 126 % in May.", "spacing", "Prices rose 126 % in", "Prices rose 126% in May."),
    ("On the 11th,the fair opened.", "spacing", "On the 11th,the fair", "On the 11th, the fair opened."),
    ("The fair closed.The boats left.", "spacing", "The fair closed.The boats", "The fair closed. The boats left."),
    ("He named the next work:First, dredge the basin.", "spacing", "the next work:First, dredge", "He named the next work: First, dredge the basin."),
    ("The basin was dredged;the boats came back.", "spacing", "basin was dredged;the boats", "The basin was dredged; the boats came back."),
    ("Harbour Group(HG) bought the pier.", "spacing", "Harbour Group(HG) bought", "Harbour Group (HG) bought the pier."),
    ("Harbour Group (HG)bought the pier.", "spacing", "Harbour Group (HG)bought the", "Harbour Group (HG) bought the pier."),
    ("Harbour Group ( HG) bought the pier.", "spacing", "Harbour Group ( HG) bought", "Harbour Group (HG) bought the pier."),
    ("The port 's cranes are new.", "spacing", "The port 's cranes", "The port's cranes are new."),
]
LEAVES = [
    ("She wrote “. . . and then” on the wall . . . and left.", "dots with spaces"),
    ("Write to desk@harbour.example,or see www.harbour.example/a,b.", "addresses"),
    ("The .NET and Node.js teams met at Booking.com.", "names with a dot inside"),
    ("Call f(x) the price(s) of the (re)insured.", "brackets inside a word"),
    ("About 1,200 came at 10:30, 2:1 for the plan.", "numbers"),
    ("Type a :) to agree.", "a smile"),
    ("Keywords: pier,boat,crane,basin", "a list of keywords"),
    ("In the '80s the pier was new.", "a short form of a year"),
]
