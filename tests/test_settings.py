"""Settings files: the nearest above the article counts, every value says where it is from, every flaw says where it is."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner import globs
from cleaner.keys import KEYS
from tests.test_command import WRONG, copydesk, records

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("news/a.txt", "news/old/b.txt", "opinion/c.txt", "opinion/深 圳/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(WRONG, encoding="utf-8")
    return tmp_path


def rules(project: Path, *arguments: str) -> dict[str, set[str]]:
    """For each article the rules found."""
    done = copydesk("check", *(arguments or (".",)), "--format", "jsonl", cwd=project)
    assert done.returncode in (0, 1), done.stderr.decode()
    found: dict[str, set[str]] = {}
    for one in records(done):
        found.setdefault(Path(one["path"]).as_posix().removeprefix("./"), set()).add(one["rule"])
    return found


def test_the_nearest_file_above_the_article_counts(project: Path) -> None:
    (project / "copydesk.toml").write_text('ignore = ["wrong-term"]\n')
    (project / "opinion" / "pyproject.toml").write_text('[tool.copydesk]\nselect = ["wrong-term"]\n')
    (project / "news" / "pyproject.toml").write_text('[project]\nname = "says nothing of it"\n')
    (project / "news" / "old" / "pyproject.toml").write_text('[project]\nname = "copydesk is not a table here"\n')
    assert rules(project) == {"news/a.txt": {"my-country"}, "news/old/b.txt": {"my-country"}, "opinion/c.txt": {"wrong-term"}, "opinion/深 圳/d.txt": {"wrong-term"}}
    assert rules(project, "opinion/c.txt") == {"opinion/c.txt": {"wrong-term"}}
    assert rules(project, ".", "--isolated")["news/a.txt"] == {"my-country", "wrong-term"}
    (project / "other.toml").write_text('select = ["lost-text"]\n')
    assert rules(project, ".", "--config", "other.toml") == {}


def test_the_command_line_wins_over_the_file(project: Path) -> None:
    (project / "copydesk.toml").write_text('ignore = ["wrong-term"]\nfail-on = "critical"\n')
    assert rules(project, "news", "--select", "wrong-term") == {"news/a.txt": {"wrong-term"}, "news/old/b.txt": {"wrong-term"}}
    assert copydesk("check", "news", cwd=project).returncode == 0
    assert copydesk("check", "news", "--fail-on", "minor", cwd=project).returncode == 1


def test_some_files_have_settings_of_their_own(project: Path) -> None:
    (project / "gb.txt").write_bytes(("北京\n" + WRONG).encode("gb18030"))
    (project / "copydesk.toml").write_text(
        'severity = { wrong-term = "neutral" }\n[per-file."opinion/**"]\nselect = ["wrong-term"]\n'
        '[per-file."opinion/深*"]\nseverity = { wrong-term = "critical" }\n[per-file."gb.txt"]\nencoding = "gb18030"\nignore = ["wrong-term"]\n', encoding="utf-8")  # fmt: skip
    done = copydesk("check", ".", "--format", "jsonl", cwd=project)
    assert {(Path(one["path"]).name, one["rule"], one["severity"]) for one in records(done)} >= {
        ("a.txt", "wrong-term", "neutral"), ("a.txt", "my-country", "major"), ("c.txt", "wrong-term", "neutral"), ("d.txt", "wrong-term", "critical"), ("gb.txt", "my-country", "major"),
    }  # fmt: skip
    found = rules(project)
    assert found["opinion/c.txt"] == {"wrong-term"} and "wrong-term" not in found["gb.txt"]


def test_include_and_exclude(project: Path) -> None:
    (project / "news" / "a.draft").write_text(WRONG)
    (project / "copydesk.toml").write_text('include = ["*.draft", "opinion/**"]\nexclude = ["深 圳", "news/old/**"]\n', encoding="utf-8")
    assert set(rules(project)) == {"news/a.draft", "opinion/c.txt"}
    assert set(rules(project, "news/old/b.txt")) == {"news/old/b.txt"}  # named outright
    assert rules(project, "news/old/b.txt", "--force-exclude") == {}
    assert set(rules(project, "opinion/c.txt", "--force-exclude")) == {"opinion/c.txt"}


def test_what_git_ignores_is_left_out(project: Path) -> None:
    subprocess.run(["git", "init", "-q", project], check=True)
    (project / ".gitignore").write_text("old/\n*.tmp.txt\n")
    (project / "opinion" / "深 圳" / ".gitignore").write_text("d.txt\n")
    (project / "news" / "x.tmp.txt").write_text(WRONG)
    assert set(rules(project)) == {"news/a.txt", "opinion/c.txt"}
    for named in ("news/old", "news/old/b.txt"):  # outright
        assert set(rules(project, named)) == {"news/old/b.txt"}
    subprocess.run(["git", "-C", project, "add", "-f", "news/old/b.txt"], check=True)  # tracked, so not ignored
    assert set(rules(project)) == {"news/a.txt", "news/old/b.txt", "opinion/c.txt"}
    (project / "copydesk.toml").write_text("gitignore = false\n")
    assert set(rules(project)) == {"news/a.txt", "news/old/b.txt", "news/x.tmp.txt", "opinion/c.txt", "opinion/深 圳/d.txt"}


@pytest.mark.parametrize(("text", "line", "says"), [
    ('\nignor = ["style"]\n', 2, "there is no setting 'ignor'; did you mean 'ignore'?"),
    ('# ignore = ["styl"]\nignore = [\n  "lost-text",\n  "styl",\n]\n', 4, "there is no rule 'styl'; did you mean 'style'?"),
    ('select = "style"\n', 1, "select is a text ('style'); it must be a list of texts, for example: select = ["),
    ("exclude = [1]\n", 1, "exclude is a number (1)"),
    ('gitignore = "yes"\n', 1, "it must be true or false, for example: gitignore = false"),
    ("encoding = true\n", 1, "encoding is true or false (true)"),
    ('fail-on = "mayor"\n', 1, "it must be one of neutral, minor, major, critical"),
    ('country = "China"\n[severity]\nlost-text = "minor"\nwrong-term = "huge"\n', 4, "severity is a text ('huge')"),
    ('[severity]\nwrong-tern = "minor"\n', 2, "there is no rule 'wrong-tern'; did you mean 'wrong-term'?"),
    ('[per-file."a/**"]\nignore = []\n\n[per-file."b/**"]\ncountry = "China"\n', 5, "there is no setting 'country' below per-file.b/**"),
    ('per-file = ["a"]\n', 1, "per-file is a list (['a']); it must be a table of globs"),
    ('ignore = ["style"\nselect = []\n', 2, "not TOML"),
    ("country = '\xff'\n", 1, "not UTF-8"),
])  # fmt: skip
def test_flaws_are_named_by_file_line_and_what_to_do(project: Path, text: str, line: int, says: str) -> None:
    (project / "copydesk.toml").write_bytes(text.encode("latin-1"))
    done = copydesk("check", ".", cwd=project)
    error = done.stderr.decode()
    assert done.returncode == 2 and done.stdout == b"" and "Traceback" not in error
    assert f"copydesk.toml:{line}: " in error and says in error, error


def test_flaws_in_pyproject_are_found_at_their_line(project: Path) -> None:
    (project / "pyproject.toml").write_text('[project]\nname = "x"\nignore = 3\n\n[tool.copydesk]\nselect = []\nignore = 3\n')
    assert "pyproject.toml:7: ignore is a number (3)" in copydesk("check", ".", cwd=project).stderr.decode()
    (project / "pyproject.toml").write_text('[tool]\ncopydesk = "yes"\n')
    assert "pyproject.toml:2: copydesk is not a table" in copydesk("check", ".", cwd=project).stderr.decode()
    done = copydesk("check", ".", "--config", "nowhere.toml", cwd=project)
    assert done.returncode == 2 and "nowhere.toml: " in done.stderr.decode()


def test_config_show_says_where_each_value_is_from(project: Path) -> None:
    (project / "copydesk.toml").write_text('# ignore = ["no"]\nignore = ["style"]\n\n[per-file."opinion/*"]\nencoding = "big5"\n')
    shown = copydesk("config", "show", "--origin", "opinion/c.txt", cwd=project).stdout.decode()
    lines = {line.split(" = ")[0]: line for line in shown.splitlines()}
    assert set(lines) == {key.name for key in KEYS}
    assert '["style"]' in lines["ignore"] and lines["ignore"].endswith("# copydesk.toml:2")
    assert '"big5"' in lines["encoding"] and lines["encoding"].endswith("# copydesk.toml:5")
    assert lines["country"].endswith("# default")
    assert "#" not in copydesk("config", "show", cwd=project).stdout.decode()


def test_init_writes_a_starter_that_changes_nothing_and_hooks(project: Path) -> None:
    before = rules(project)
    done = copydesk("init", cwd=project)
    assert done.returncode == 0 and rules(project) == before
    starter = (project / "copydesk.toml").read_text(encoding="utf-8")
    assert all(not line or line.startswith("#") for line in starter.splitlines())
    switched_on = "\n".join(line[1:] for line in starter.splitlines() if line.startswith("#") and not line.startswith("# "))
    (project / "copydesk.toml").write_text(switched_on + "\n")
    (project / "terms.csv").write_text("concept,wrong,fix\n")
    assert copydesk("config", "show", cwd=project).returncode == 0, switched_on  # every example is right
    done = copydesk("init", cwd=project)
    assert done.returncode == 2 and b"is there already" in done.stderr
    (project / "copydesk.toml").unlink()
    assert "types_or" in copydesk("init", cwd=project).stdout.decode()  # the hooks are there: shown, not written


def test_the_hooks_of_init_are_those_of_the_repository() -> None:
    from cleaner.commands.config import HOOKS

    for line in (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8").splitlines():
        if line.lstrip(" -").startswith(("id:", "entry:", "types_or:", "require_serial:", "verbose:")):
            assert line.lstrip(" -") in HOOKS, line


@pytest.mark.parametrize(("glob", "path", "meant"), [
    ("*.txt", "a/b.txt", True), ("*.txt", "a/b.txt.md", False), ("a/*.txt", "a/b/c.txt", False), ("a/**/c.txt", "a/c.txt", True), ("a/**", "a/b/c", True), ("a/**", "ab/c", False),
    ("**/c.txt", "c.txt", True), ("a/**/c.txt", "a/b/d/c.txt", True), ("archive", "x/archive/y.txt", True), ("archive/", "archive/y.txt", True), ("./a/b.txt", "a/b.txt", True),
    ("a?.txt", "ab.txt", True), ("a?.txt", "a/.txt", False), ("[ab].txt", "b.txt", True), ("[!ab].txt", "b.txt", False), ("深*/**", "深 圳/a.txt", True), ("a.txt", "aXtxt", False), ("[.txt", "[.txt", True),
])  # fmt: skip
def test_globs(glob: str, path: str, meant: bool) -> None:
    assert globs.matches((glob,), path) is meant


def test_a_run_without_settings_loads_nothing_for_them(project: Path) -> None:
    code = "import sys\nfrom cleaner.cli import main\ntry: main(['check', 'news/a.txt'])\nfinally: print(sorted({'tomllib', 'subprocess', 'cleaner.git'} & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=project, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert done.returncode == 1 and done.stderr.strip() == "[]", done.stderr
