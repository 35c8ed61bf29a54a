TEXT = "The ferry came back on Saturday, and 3,000 people rode it on the first day."

MENDS = [
    (f"date 2023-05-06 SHANGHAI - {TEXT}", "residue", "date 2023-05-06 SHANGHAI", f"SHANGHAI, May 6 - {TEXT}"),
    (f" date 2023-11-16 NEW YORK - {TEXT}", "residue", " date 2023-11-16 NEW YORK", f"NEW YORK, Nov. 16 - {TEXT}"),
    (f"publish_time: 2023-05-06 10:00:00\n\nFerry Back\n\n{TEXT}", "residue", "publish_time: 2023-05-06 10:00:00", f"Ferry Back\n\n{TEXT}"),
    (f"title: Ferry Back\n\n{TEXT}", "residue", "title: ", f"Ferry Back\n\n{TEXT}"),
    (f"{TEXT}<br/>", "residue", "<br/>", TEXT),
    ("The <strong>ferry</strong> is back.", "residue", "<strong>", "The ferry</strong> is back."),
    (f"{TEXT}\n\nwindow._bd_share_config={{}};", "residue", "window._bd_share_config={};", TEXT),
    (f"{TEXT}\n\n1683350000123.jpg", "residue", "1683350000123.jpg", TEXT),
    ("The ferry of {{ company }} is back.", "residue", "{{ company }}", None),
    (f"[caption id=\"7\"]\n\n{TEXT}", "residue", "[caption id=\"7\"]", TEXT),
]
LEAVES = [
    ("The date 2023-05-06 was printed on the ticket.", "a date in a sentence"),
    (f"{TEXT}\n\nSource: the Harbour Daily", "a credit is not a field"),
    ("Temperatures of <5 and >3 degrees are usual.", "signs of comparison"),
    ("He saved the file as ferry.jpg and left.", "a file name in a sentence"),
    ("The function of the window. The document. The end.", "words of programs, in sentences"),
]
