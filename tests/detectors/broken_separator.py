MENDS = [
    ("About 20, 000 people came.", "broken-separator", "20, 000", "About 20,000 people came."),
    ("The toll climbed to 31, 450 people.", "broken-separator", "31, 450", "The toll climbed to 31,450 people."),
    ("More than 6, 300 homes were lost.", "broken-separator", "6, 300", "More than 6,300 homes were lost."),
    ("7, 215 nurses signed up.", "broken-separator", "7, 215", "7,215 nurses signed up."),
    ("A total of 1,1887 cases were heard.", "broken-separator", "1,1887", None),
    ("Teams looked into 80,00, then into the rest.", "broken-separator", "80,00", None),
    ("Cases have reached 3.176,000 there.", "broken-separator", "3.176,000", None),
    ("A ticket costs 2 0 yuan.", "broken-separator", "2 0", "A ticket costs 20 yuan."),
    ("Imports were US41.2 billion in May.", "broken-separator", "US41.2 billion", "Imports were US$41.2 billion in May."),
]
LEAVES = [
    ("Flats in Building 8, 113 are unsold.", "two numbers"),
    ("A girl aged 20, 300 people and a dog.", "two numbers"),
    ("They cost 249, 289 and 299.", "a list"),
    ("On May 24, 000 was the code.", "a date"),
    ("See sections 3,4 and 5.", "a list"),
    ("On July 26,2020 the bank paid.", "a date whose space is missing, no broken number"),
    ("Dial 0,5 or 1,2-benzene.", "signs of other kinds"),
    ("The US 101 highway and HK4 line.", "names"),
    ("It fell from 1,200,300 to 999,999 units.", "whole numbers"),
    ("They won 2 0 and 3 1.", "results without an amount"),
]
KNOWN_WRONG = [
    ("On April 24, 912 houses fell.", "missed", "24, 912 beside a month may be a day and a number"),
]
