"""The keys of a settings file: one row each, from which reading, `config show`, `init` and docs/settings.md are made."""
from __future__ import annotations

from glossary.records import NamedTuple


class Key(NamedTuple):
    """A setting as it is written in copydesk.toml."""

    name: str
    kind: str  #: text, flag, number, words, severity, path, paths, severities (a table), per-file (a table of tables)
    default: str  #: as TOML, or a remark where there is none
    example: str  #: a line of TOML
    help: str
    option: str = ""  #: of `check` and `clean`, where one says the same
    per_file: bool = False  #: also allowed below [per-file."GLOB"]


KEYS = (
    Key("select", "words", "[]", 'select = ["wrong-term", "lost-text"]', "Only these rules, or the family style. Empty: all.", "--select", True),
    Key("ignore", "words", "[]", 'ignore = ["style"]', "Not these rules or families.", "--ignore", True),
    Key("severity", "severities", "{}", 'severity = { wrong-term = "critical" }', "Another severity for a rule: neutral, minor, major or critical.", "", True),
    Key("fail-on", "severity", '"minor"', 'fail-on = "major"', "`check` exits with 1 when a finding is this severe or worse.", "--fail-on"),
    Key("max-same", "number", "200", "max-same = 2000", "`check` lists so many findings of one rule and severity in one article, and says where there are more. 0: all.", "--max-same"),
    Key("encoding", "text", "UTF-8", 'encoding = "gb18030"', "Of files that are not UTF-8 and have no byte-order mark.", "--encoding", True),
    Key("country", "text", "what the article says", 'country = "China"', "Whose country “my country” is.", "--country"),
    Key("glossaries", "paths", "[]", 'glossaries = ["terms.csv"]', "Tables of wordings of your own, laid over the built-in one.", "--glossary"),
    Key("include", "words", "every format copydesk reads", 'include = ["*.txt", "posts/**/*.text"]', "The files that a folder is searched for, as globs."),
    Key("exclude", "words", "[]", 'exclude = ["archive/**", "*.draft.txt"]', "Files and folders that are left out, as globs. With --force-exclude also where they are named on the command line."),
    Key("gitignore", "flag", "true", "gitignore = false", "Leave out what git ignores."),
    Key("decisions", "path", ".copydesk/decisions.jsonl, the nearest above the article", 'decisions = "desk/decisions.jsonl"', "What editors decided about findings."),
    Key("baseline", "path", ".copydesk/baseline.jsonl, the nearest above the article", 'baseline = "desk/baseline.jsonl"', "Old findings, which are counted and not shown.", "--baseline"),
    Key("per-file", "per-file", "{}", '[per-file."opinion/**"]\nignore = ["style"]', "Settings for some files only. Later tables win over earlier ones."),
)  # fmt: skip
BY_NAME = {key.name: key for key in KEYS}
