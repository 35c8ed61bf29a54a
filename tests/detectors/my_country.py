MENDS = [
    ("China led again: my country's exports doubled.", "my-country", "my country", "China led again: China's exports doubled."),
    ("New Industry in My Country Grows\n\nChina sold more.", "my-country", "My Country", "New Industry in China Grows\n\nChina sold more."),
]
LEAVES = [
    ("“I love my country,” said the Kenyan runner.", "a speaker's own country"),
    ("My father told me that my country was China.", "first person"),
]
