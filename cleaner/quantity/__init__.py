"""Numbers by value: what a Chinese and an English sentence say in figures and numerals, and where they differ.

    from cleaner.quantity import chinese, english
    from cleaner.quantity.compare import compare
    compare(chinese.read("出口2000万辆"), english.read("exports of 2000 million"))
"""
