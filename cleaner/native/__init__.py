"""The compiled form of what is asked of every article; each has its plain form in Python, which is used where none was built
or COPYDESK_PURE asks for it."""
import os

if os.environ.get("COPYDESK_PURE"):
    raise ImportError("COPYDESK_PURE asks for the plain form")
