MENDS = [
    ("The output of of the plant rose.", "doubled-word", "of of", "The output of the plant rose."),
    ("Sales rose year-on-year year-on-year.", "doubled-word", "year-on-year year-on-year", "Sales rose year-on-year."),
    ("The city holds high-level and high-level fairs.", "doubled-word", "high-level and high-level", "The city holds high-level fairs."),
    ("They serve the people with kindness and kindness.", "doubled-word", "kindness and kindness", "They serve the people with kindness."),
    ("It is a low-cost cost plan.", "doubled-word", "low-cost cost", "It is a cost plan."),
    ('The form speaks of a "berth berth fee" only.', "doubled-word", "berth berth", 'The form speaks of a "berth fee" only.'),
    ("The form speaks of a “berth berth fee” only.", "doubled-word", "berth berth", "The form speaks of a “berth fee” only."),
    ("Then the the committee met.", "doubled-word", "the the", "Then the committee met."),
]
LEAVES = [
    ("The child who cried “choo choo” now drives the train.", "a cry in quotation marks"),
    ("Choo choo! The train leaves at noon.", "a cry"),
    ("And the steam engine went puff puff!", "a cry"),
    ("He had had enough, and she knew that that was so.", "right English"),
    ("It gets better and better, bigger and bigger, further and further.", "comparatives"),
    ("Through and through, again and again, more and more.", "set phrases"),
    ("They waited for minutes and minutes, and hours and hours.", "plurals"),
    ("Ni Ni played in Pago Pago.", "names"),
    ("Income and income tax both fell; hydrogen energy and energy storage grew.", "two things"),
    ("They check in in Beijing and log on on Monday.", "a verb and its place"),
    ("Very very slowly, no no, it is is what it is.", "emphasis"),
]
KNOWN_WRONG = [
    ("They trade rice for tea and tea.", "missed", "short words are paired on purpose too often"),
]
