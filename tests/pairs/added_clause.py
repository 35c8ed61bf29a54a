"""English that says more than its Chinese."""

MENDS = [
    ("会议昨日闭幕。", "The meeting closed, and the mayor promised that schools would be built in every district before winter comes.", "added-clause",
     "and the mayor promised that schools would be built in every district before winter comes", None),
    ("新华社评论员", "Nobody in the ministry has answered the questions of the newspaper so far, it was learned.", "added-clause",
     "Nobody in the ministry has answered the questions of the newspaper so far", None),
]
LEAVES = [
    ("会议昨日闭幕。", "The meeting closed yesterday.", "nothing more"),
    ("国台办主任宋涛", "Song Tao, Director of the Taiwan Affairs Office of the State Council", "Chinese says it in short"),
    ("总是遗忘“小金库”？", "Always forgetting about the little treasure chest?", "lively English"),
]
