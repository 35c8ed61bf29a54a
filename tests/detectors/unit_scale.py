MENDS = [
    ("The mill will roll 3500 million tons next year.", "unit-scale", "3500 million", "The mill will roll 35 million tons next year."),
    ("Sales of tablets will pass 1260.5 million.", "unit-scale", "1260.5 million", "Sales of tablets will pass 12.605 million."),
    ("Losses came to about 2300 billion yuan.", "unit-scale", "2300 billion", "Losses came to about 230 billion yuan."),
    ("Farmers picked 4,120 million tons of pears.", "unit-scale", "4,120 million", "Farmers picked 41.2 million tons of pears."),
    ("Some 1.2 ten thousand buses run on gas.", "unit-scale", "1.2 ten thousand", "Some 12,000 buses run on gas."),
    ("The fund holds 3.5 hundred million yuan.", "unit-scale", "3.5 hundred million", "The fund holds 350 million yuan."),
    ("About 25 wan tickets were sold.", "unit-scale", "25 wan", "About 250,000 tickets were sold."),
]
LEAVES = [
    ("The yard can lift 10,000 tons at a time.", "plain thousands"),
    ("The fund's assets were HK$3,198,975 million.", "accounts are kept in millions"),
    ("It paid 4,765 million euros for the bank.", "money in millions"),
    ("Japan spent 6000 million yen.", "money in millions"),
    ("In 2020 ten thousand people moved.", "a year beside a number"),
    ("A 5 ten thousand-ton berth is meant by 50,000-ton berths.", "a compound that needs a human eye"),
    ("Output was 19.9303 million tons.", "four decimals, no thousands"),
    ("The 999 million users are all abroad.", "below a thousand"),
    ("Mr Wan Yi, 25, wan but cheerful, paid 7 million.", "a name and an adjective"),
]
KNOWN_WRONG = [
    ("The city built 200 million homes last year, 20万 in the Chinese.", "missed", "200 million is a number that English writes; only the Chinese tells"),
]
