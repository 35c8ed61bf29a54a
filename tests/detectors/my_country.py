MENDS = [
    ("Steel sold well. Last year my country's exports doubled, Chinese customs data show.", "my-country", "my country",
     "Steel sold well. Last year China's exports doubled, Chinese customs data show."),
    ("New Industry in My Country Grows\n\nChina sold more.", "my-country", "My Country", "New Industry in China Grows\n\nChina sold more."),
]  # fmt: skip
LEAVES = [
    ("“I love my country,” said the Kenyan runner.", "a speaker's own country"),
    ("My father told me that my country was China.", "first person"),
]
