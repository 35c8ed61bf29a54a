"""The command as a user meets it: exit statuses, streams, bad input. Each runs a real process."""
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner import __version__
from cleaner.compiled import parts
from cleaner.edits import splice

WRONG = "Chinese sales grew.\n\nMy country's double carbon goals matter.\n"
RIGHT = "Chinese sales grew.\n\nChina's dual carbon goals matter.\n"


def copydesk(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    root = str(Path(__file__).resolve().parents[1])
    return subprocess.run([sys.executable, "-m", "cleaner", *map(str, arguments)], cwd=cwd, input=stdin, capture_output=True, timeout=120,
                          env=os.environ | {"PYTHONPATH": root} | (env or {}))  # fmt: skip


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "deep er").mkdir(parents=True)
    (folder / "a.txt").write_text(WRONG, encoding="utf-8", newline="")
    (folder / "deep er" / "中文.txt").write_bytes(WRONG.replace("\n", "\r\n").encode("utf-8-sig").rstrip())
    (folder / "right.txt").write_text(RIGHT, encoding="utf-8", newline="")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def records(done: subprocess.CompletedProcess[bytes]) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def test_check_exits_one_on_findings_and_zero_without(articles: Path) -> None:
    assert copydesk("check", articles).returncode == 1
    assert copydesk("check", articles, "--exit-zero").returncode == 0
    assert copydesk("check", articles, "--fail-on", "critical").returncode == 0
    done = copydesk("check", articles / "right.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Nothing found in 1 article" in done.stdout


def test_jsonl_is_nothing_but_findings_with_places_in_the_file(articles: Path) -> None:
    done = copydesk("check", "articles", "--format", "jsonl", cwd=articles.parent)
    found = records(done)
    assert done.stderr == b"" and found
    assert {one["path"] for one in found} == {"articles/a.txt", "articles/deep er/中文.txt"}
    for one in found:
        raw = (articles.parent / one["path"]).read_bytes().decode("utf-8")
        assert raw[one["start"]["offset"] : one["end"]["offset"]] == one["text"]
        lines = raw.replace("\r\n", "\n").split("\n")
        assert lines[one["start"]["line"] - 1][one["start"]["column"] - 1 :].startswith(one["text"])


def test_json_is_one_document(articles: Path) -> None:
    done = json.loads(copydesk("check", articles, "--format", "json").stdout)
    assert done["summary"]["findings"] == len(done["findings"]) > 0
    assert json.loads(copydesk("check", articles / "right.txt", "--format", "json").stdout)["findings"] == []


def test_fingerprints_stay_when_other_lines_change(articles: Path) -> None:
    before = {one["fingerprint"] for one in records(copydesk("check", articles / "a.txt", "--format", "jsonl"))}
    (articles / "a.txt").write_text("A new first paragraph about rice.\n\n" + WRONG, encoding="utf-8")
    assert {one["fingerprint"] for one in records(copydesk("check", articles / "a.txt", "--format", "jsonl"))} == before


def test_clean_writes_the_tree_a_patch_that_git_applies_and_the_findings(articles: Path) -> None:
    out = articles.parent / "out"
    before = {path: path.read_bytes() for path in articles.rglob("*.txt")}
    done = copydesk("clean", articles, "--output", out)
    assert done.returncode == 0, done.stderr
    assert {path: path.read_bytes() for path in articles.rglob("*.txt")} == before
    assert (out / "a.txt").read_text(encoding="utf-8") == RIGHT
    applied = subprocess.run(["git", "apply", "-p1", out / "changes.patch"], cwd=articles, capture_output=True)
    assert applied.returncode == 0, applied.stderr
    for path in before:
        assert path.read_bytes() == (out / path.relative_to(articles)).read_bytes(), path
    edits: dict[str, list] = {}  # type: ignore[type-arg]
    for one in map(json.loads, (out / "findings.jsonl").read_text("utf-8").splitlines()):
        if one["applied"] is True:
            edits.setdefault(one["path"], []).extend((e["start"], e["end"], e["text"]) for e in one["edits"])
    from cleaner.model import Edit

    for path, data in before.items():
        replayed = splice(data.decode("utf-8"), [Edit(*edit) for edit in sorted(edits.get(str(path), []))])
        assert replayed.encode("utf-8") == (out / path.relative_to(articles)).read_bytes()
    assert copydesk("clean", articles, "--output", out).returncode == 0  # its own folder may be written again


def test_cleaning_a_cleaned_folder_changes_nothing(articles: Path) -> None:
    assert copydesk("clean", articles, "--in-place").returncode == 0
    once = {path: path.read_bytes() for path in articles.rglob("*.txt")}
    done = copydesk("clean", articles, "--in-place")
    assert done.returncode == 0 and b"0 changes in 0 of 4 articles" in done.stdout
    assert {path: path.read_bytes() for path in articles.rglob("*.txt")} == once


def test_several_roots_keep_their_names(articles: Path) -> None:
    other = articles.parent / "more"
    other.mkdir()
    (other / "a.txt").write_text(WRONG, encoding="utf-8")
    out = articles.parent / "out"
    assert copydesk("clean", articles, other, "--output", out).returncode == 0
    assert (out / "articles" / "a.txt").exists() and (out / "more" / "a.txt").exists()


def test_diff_shows_words_and_writes_nothing(articles: Path) -> None:
    done = copydesk("clean", articles / "a.txt", "--diff")
    text = done.stdout.decode("utf-8")
    assert done.returncode == 0 and "[-My country-]{+China+}" in text and "\x1b" not in text
    assert (articles / "a.txt").read_text(encoding="utf-8") == WRONG


@pytest.mark.parametrize(("name", "data", "says"), [
    ("gb.txt", "今天天气很好，新能源汽车".encode("gb18030"), "--encoding"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "not a text"),
    ("controls.txt", bytes(range(1, 9)) * 30 + b"abc", "control characters"),
    ("torn.txt", b"abc \xe4\xb8", "byte 5"),
])  # fmt: skip
def test_what_cannot_be_read_is_named_and_left_and_the_others_are_done(articles: Path, name: str, data: bytes, says: str) -> None:
    (articles / name).write_bytes(data)
    out = articles.parent / "out"
    done = copydesk("clean", articles, "--output", out)
    assert done.returncode == 2
    assert name in done.stderr.decode() and says in done.stderr.decode() and "Traceback" not in done.stderr.decode()
    assert (articles / name).read_bytes() == data
    assert (out / "a.txt").read_text(encoding="utf-8") == RIGHT and not (out / name).exists()


def test_a_declared_encoding_is_read_and_written_back(articles: Path) -> None:
    path = articles / "gb.txt"
    path.write_bytes(("北京\n" + WRONG).encode("gb18030"))
    assert copydesk("clean", path, "--in-place", "--encoding", "gb18030").returncode == 0
    assert path.read_bytes() == ("北京\n" + RIGHT).encode("gb18030")


def test_missing_paths_and_wrong_calls_exit_two(articles: Path) -> None:
    done = copydesk("check", articles, "nowhere.txt")
    assert done.returncode == 2 and b"nowhere.txt: there is no such file" in done.stderr and b"my-country" in done.stdout
    assert copydesk("check").returncode == 2
    done = copydesk("check", articles, "--select", "wrong-tern")
    assert done.returncode == 2 and b"did you mean 'wrong-term'" in done.stderr
    for wrong in (["--output", articles / "out"], ["--output", articles], [], ["--output", articles / "a.txt"]):
        assert copydesk("clean", articles, *wrong).returncode == 2
    foreign = articles.parent / "foreign"
    foreign.mkdir()
    (foreign / "mine.doc").write_text("mine")
    done = copydesk("clean", articles, "--output", foreign)
    assert done.returncode == 2 and b"--overwrite" in done.stderr and [p.name for p in foreign.iterdir()] == ["mine.doc"]
    assert copydesk("clean", articles, "--output", foreign, "--overwrite").returncode == 0


def test_empty_folders_and_files_are_fine(tmp_path: Path) -> None:
    assert copydesk("check", tmp_path).returncode == 0
    (tmp_path / "a.txt").write_bytes(b"")
    assert copydesk("check", tmp_path).returncode == 0


def test_standard_input(tmp_path: Path) -> None:
    done = copydesk("check", "-", "--format", "jsonl", stdin=WRONG.encode())
    assert done.returncode == 1 and all(one["path"] == "-" for one in records(done))


def test_the_same_output_for_any_number_of_processes_and_any_hash_seed(tmp_path: Path) -> None:
    for number in range(130):
        (tmp_path / f"{number:03}.txt").write_text(WRONG + "Filler about rice and rain. " * 700, encoding="utf-8")
    outputs = {copydesk("check", tmp_path, "--format", "jsonl", "--jobs", jobs, env={"PYTHONHASHSEED": seed}).stdout for jobs, seed in (("1", "1"), ("2", "2"), ("3", "3"))}
    assert len(outputs) == 1 and outputs != {b""}


def test_rules_explain_and_lookup() -> None:
    assert b"lost-text" in copydesk("rules").stdout
    assert b"lost-text" in copydesk("explain", "lost-text").stdout
    assert copydesk("explain", "lost-txt").returncode == 2
    for words in ("双碳", "double carbon", "dual carbom"):
        assert "dual carbon" in copydesk("glossary", "lookup", words).stdout.decode()
    assert copydesk("glossary", "lookup", "zzzzzzzz").returncode == 1


def test_what_is_installed_is_told() -> None:
    told = dict(line.split(" = ") for line in copydesk("about").stdout.decode("utf-8").splitlines())
    assert told["version"] == __version__ and told["compiled"] == (", ".join(parts()) or "nothing (plain Python, slower)")
    assert copydesk("about", env={"COPYDESK_PURE": "1"}).stdout.decode("utf-8").splitlines()[2] == "compiled = nothing (plain Python, slower)"


def test_the_plain_form_says_the_same(articles: Path) -> None:
    said = [copydesk("check", articles, "--no-cache", "--format", "jsonl", env={"COPYDESK_PURE": pure}).stdout for pure in ("", "1")]
    assert said[0] == said[1] != b""


def test_colour_only_on_a_terminal(articles: Path) -> None:
    assert b"\x1b" not in copydesk("check", articles).stdout


def test_formats_are_told_by_the_name_or_by_an_option(tmp_path: Path) -> None:
    for name in ("a.md", "b.html", "c.mdx", "d.markdown", "e.htm", "f.xhtml", "g.rst"):
        (tmp_path / name).write_text("China grew.\n\n`my country` and <code>my country</code> and my country\n", encoding="utf-8")
    found = records(copydesk("check", tmp_path, "--format", "jsonl", "--select", "my-country"))
    assert [(Path(one["path"]).name, one["start"]["offset"] > 40) for one in found if one["start"]["offset"] > 40] == [
        (name, True) for name in ("a.md", "b.html", "c.mdx", "d.markdown", "e.htm", "f.xhtml")]  # fmt: skip
    article = b"China grew. `my country`\n"
    assert len(records(copydesk("check", "-", "--format", "jsonl", stdin=article))) == 1
    assert not records(copydesk("check", "-", "--format", "jsonl", "--format-in", "markdown", stdin=article))
    assert not records(copydesk("check", tmp_path / "g.rst", "--format", "jsonl", "--format-in", "markdown", "--select", "wrong-term"))


def test_a_page_in_an_old_encoding_is_read_as_it_declares(tmp_path: Path) -> None:
    page = '<html><meta charset="gb2312"><title>汽车</title><p>China grew: a double carbon goal.</p>'
    (tmp_path / "old.html").write_bytes(page.encode("gb18030"))
    assert copydesk("clean", tmp_path, "--in-place").returncode == 0
    assert (tmp_path / "old.html").read_bytes() == page.replace("double carbon", "dual carbon").encode("gb18030")


def test_plain_text_loads_no_other_format() -> None:
    call = "import sys; from cleaner import check; check('China grew.'); print([one for one in ('markdown_it', 'mdit_py_plugins', 'html.parser') if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[1])})
    assert done.stdout.strip() == "[]", done.stderr
