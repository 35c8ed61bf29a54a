"""The compiled form of what is asked of every article; each has its plain form in Python, which is used where none was built."""
