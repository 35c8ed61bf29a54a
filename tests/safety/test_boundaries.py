"""Promise 5: what is written stays in the folder that was named; nothing that is read can hang, run or reach anything."""
from __future__ import annotations

import ast
import json
import os
import re
import resource
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.files import LARGEST, place, read
from cleaner.gather import apart
from cleaner.job import Source
from cleaner.model import CopydeskError
from cleaner.report import FORMATS
from cleaner.terminal import one_line, printable
from glossary import Glossary, GlossaryError
from tests.safety.generated import unhurried
from tests.safety.harness import RIGHT, WRONG, copydesk, tree, write_tree

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
#: what acts on a terminal: escapes, C1 controls, direction marks, line ends in a name
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
NASTY = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u2066\u2028\x08\x7f"


# --- where is written


@pytest.mark.parametrize("inside", ["..", "../a.txt", "a/../../b.txt", "/etc/a.txt", "", ".", "a\0.txt", "link/a.txt", "link/deep/a.txt", "in/link2/a.txt"])
def test_no_name_leads_out_of_the_folder(inside: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "in").mkdir(parents=True)
    (out / "link").symlink_to(tmp_path)
    (out / "in" / "link2").symlink_to("../..")
    with pytest.raises(CopydeskError, match="leads out of"):
        place(out, inside)


@unhurried
@given(st.lists(st.sampled_from(["..", ".", "a", "b c", "", "...", "~", "\\", "/"]), max_size=6).map("/".join))
def test_whatever_is_allowed_lies_inside(inside: str) -> None:
    root = Path("/srv/out")
    try:
        target = place(root, inside)
    except CopydeskError:
        return
    assert os.path.commonpath((root, os.path.normpath(target))) == str(root) and os.path.normpath(target) != str(root)


@posix
def test_a_link_in_the_output_is_not_followed_out(tmp_path: Path) -> None:
    write_tree(tmp_path / "in", {"a.txt": WRONG.encode(), "deep/b.txt": WRONG.encode()})
    write_tree(tmp_path / "victim", {"b.txt": b"mine", "c.txt": b"mine"})
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "deep").symlink_to(tmp_path / "victim")
    (tmp_path / "out" / "a.txt").symlink_to(tmp_path / "victim" / "c.txt")
    done = copydesk("clean", tmp_path / "in", "--output", tmp_path / "out", "--overwrite")
    assert done.status == 2 and "deep" in done.errors
    assert tree(tmp_path / "victim") == {"b.txt": b"mine", "c.txt": b"mine"}


@posix
def test_a_journal_folder_that_is_a_link_is_not_followed_out(tmp_path: Path) -> None:
    write_tree(tmp_path / "in", {"a.txt": WRONG.encode()})
    (tmp_path / "victim").mkdir()
    (tmp_path / "in" / ".copydesk").symlink_to(tmp_path / "victim")
    done = copydesk("clean", tmp_path / "in", "--in-place")
    assert done.status == 2 and "leads out of" in done.errors and not list((tmp_path / "victim").iterdir())


@posix
def test_links_are_followed_only_inside_the_root(tmp_path: Path) -> None:
    write_tree(tmp_path, {"in/a.txt": WRONG.encode(), "secret.txt": WRONG.encode()})
    (tmp_path / "in" / "inside.txt").symlink_to("a.txt")
    (tmp_path / "in" / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / "broken.txt").symlink_to("nowhere")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    done = copydesk("clean", tmp_path / "in", "--output", tmp_path / "out")
    assert done.status == 2 and "outside.txt: a link that leads out of" in done.errors and "broken.txt: a link that leads nowhere" in done.errors
    assert {"a.txt", "inside.txt"} == tree(tmp_path / "out").keys() - {"changes.patch", "findings.jsonl"}
    done = copydesk("clean", tmp_path / "in", "--in-place")
    assert done.status == 2 and (tmp_path / "secret.txt").read_text() == WRONG
    assert (tmp_path / "in" / "a.txt").read_text() == RIGHT and (tmp_path / "in" / "inside.txt").is_symlink() and (tmp_path / "in" / "outside.txt").is_symlink()
    assert copydesk("undo", tmp_path / "in").status == 0 and (tmp_path / "in" / "inside.txt").read_text() == WRONG


def test_two_articles_never_go_to_one_place(tmp_path: Path) -> None:
    names = ["a.txt", "A.txt", "é.txt", "e\u0301.txt", "./a.txt", "changes.patch", "findings.jsonl", "b.txt"]
    sources = [Source(f"in/{name}", name) for name in names]
    assert [one.inside for one in apart(sources, tmp_path, cases=True) if one.error] == ["./a.txt", "changes.patch", "findings.jsonl"]
    assert [one.inside for one in apart(sources, tmp_path, cases=False) if one.error] == ["A.txt", "e\u0301.txt", "./a.txt", "changes.patch", "findings.jsonl"]


@posix
def test_articles_of_one_name_from_two_folders_are_refused_not_lost(tmp_path: Path) -> None:
    write_tree(tmp_path, {"one/a.txt": WRONG.encode(), "two/a.txt": b"Another.\n"})
    done = copydesk("clean", tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt", "--output", tmp_path / "out")
    assert done.status == 2 and "two/a.txt: would be written to" in done.errors and (tmp_path / "out" / "a.txt").read_text() == RIGHT


# --- what is read


@posix
def test_what_is_no_file_is_named_and_nothing_waits_for_it(tmp_path: Path) -> None:
    write_tree(tmp_path / "in", {"z.txt": WRONG.encode()})
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    (tmp_path / "in" / "folder.txt").mkdir()
    server = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(tmp_path / "in")
    server.bind("socket.txt")
    os.chdir(here)
    done = copydesk("clean", tmp_path / "in", "/dev/zero", "--output", tmp_path / "out")
    server.close()
    assert done.status == 2 and all(name in done.errors for name in ("pipe.txt", "socket.txt", "/dev/zero"))
    assert (tmp_path / "out" / "in" / "z.txt").read_text() == RIGHT


def test_a_file_larger_than_any_article_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(CopydeskError, match="larger than"):
        read(tmp_path / "a.txt")


@posix
@pytest.mark.parametrize(("table", "says"), [
    ("wrong,right\n" + "a" * 200_000 + ",b\n", "field larger"),
    ("wrong,right,near\nbig coffee,figure," + "|".join(f"w{n}" for n in range(5000)) + "\n", "line 2"),
    ('wrong,right\n"a', "line"),
    ("wrong,right\n" + "x y " * 400 + ",b\n", "line 2"),
])  # fmt: skip
def test_a_glossary_without_bounds_is_refused_in_a_sentence(table: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text(table)
    write_tree(tmp_path / "in", {"a.txt": WRONG.encode()})
    done = copydesk("check", tmp_path / "in", "--glossary", tmp_path / "terms.csv")
    assert done.status == 2 and "terms.csv" in done.errors and says in done.errors and "Traceback" not in done.errors, done


@posix
@pytest.mark.parametrize("path", ["/dev/zero", "pipe"])
def test_a_glossary_that_never_ends_is_refused(path: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    write_tree(tmp_path / "in", {"a.txt": WRONG.encode()})
    done = copydesk("check", tmp_path / "in", "--glossary", path if path.startswith("/") else tmp_path / path)
    assert done.status == 2 and ", not a file" in done.errors and "Traceback" not in done.errors, done


@unhurried
@given(st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(["wrong", "right", "near", ",", "\n", '"', "a", "|", "*", "(", "[", "\\", "\x00", "é"]), max_size=40).map(lambda parts: "".join(parts).encode())))
def test_any_glossary_loads_or_is_refused_in_a_sentence(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "terms.csv")
        path.write_bytes(data)
        try:
            Glossary.load([], [path])
        except GlossaryError as error:
            assert "terms.csv" in str(error)


@posix
@pytest.mark.parametrize("name", ["a.tmx", "a.xliff"])
def test_xml_that_would_grow_is_refused(name: str, tmp_path: Path) -> None:
    laughs = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    outside = f'<!ENTITY a SYSTEM "file://{tmp_path}/secret.txt">'
    (tmp_path / "secret.txt").write_text("secret")
    for entities, ref in ((laughs, "&j;"), (outside, "&a;"), (f'<!ENTITY % p SYSTEM "file://{tmp_path}/secret.txt">%p;', "")):
        write_tree(tmp_path / "in", {name: f"<?xml version='1.0'?><!DOCTYPE tmx [{entities}]><tmx><body><tu><tuv xml:lang='en'><seg>{ref}</seg></tuv></tu></body></tmx>".encode()})
        done = copydesk("check", tmp_path / "in" / name)
        assert done.status == 2 and "declares the XML entity" in done.errors and "secret" not in done.errors.replace(str(tmp_path), "").replace("secret.txt", "")


@posix
def test_a_document_that_unpacks_without_bounds_is_refused(tmp_path: Path) -> None:
    import zipfile

    for number, parts in enumerate(({"word/document.xml": 300_000_000}, {f"{n}.xml": 0 for n in range(10_001)})):
        with zipfile.ZipFile(tmp_path / f"{number}.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
            for name, size in parts.items():
                with bomb.open(name, "w") as part:
                    for _ in range(size // 10_000_000):
                        part.write(b" " * 10_000_000)
        kept = (tmp_path / f"{number}.docx").read_bytes()
        done = copydesk("clean", tmp_path / f"{number}.docx", "--in-place", before=lambda: resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31)))
        assert done.status == 2 and f"{number}.docx: " in done.errors and "Traceback" not in done.errors, done
        assert (tmp_path / f"{number}.docx").read_bytes() == kept


def test_figures_without_end_are_no_number() -> None:
    from cleaner.quantity import chinese, english

    for digits in ("1" * 400, "1" * 5000, "1," * 3000, "九" * 500):
        assert all(one.high < 1e60 for one in (*chinese.read(f"增长{digits}亿元"), *english.read(f"It grew by {digits} billion yuan")))


@posix
def test_nothing_in_an_article_or_its_name_is_script_in_a_report(tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    write_tree(tmp_path / "in", {f"{evil.replace('/', '')}.txt": f"{evil} my country {evil} double carbon goals {evil}\n".encode()})
    assert copydesk("check", tmp_path / "in", "--format", f"html:{tmp_path / 'out.html'}", "--exit-zero").status == 0
    page = (tmp_path / "out.html").read_text("utf-8")
    assert "alert(1)" in page and not re.search(r"<script>alert|<img src=x", page)
    assert page.count("</script") == page.count("<script")


# --- what is shown


@posix
def test_nothing_in_a_name_or_an_article_acts_on_a_terminal(tmp_path: Path) -> None:
    import subprocess
    import sys

    name = NASTY.replace("\x00", "") + "\n9 findings.txt"
    words = WRONG.replace("China grew.", f"China {NASTY} grew.").replace("carbon", "carbon").replace("matter", NASTY + "matter")
    write_tree(tmp_path / "in", {name: words.encode(), "bad\x1b[31m.txt": b"\xff\xff", "p\u202e.txt": b"China.\n\n" + NASTY.encode() + b" (  ) my country\n"})
    glossary = tmp_path / ("g" + NASTY + ".csv")
    glossary.write_text("wrong\n")
    for arguments in (["check", "in"], ["clean", "in", "--diff"],
                      ["clean", "in", "--output", "o" + NASTY], ["clean", "in", "--in-place"], ["undo", "in"], ["undo", "no" + NASTY],
                      ["check", "no" + NASTY], ["check", "in", "--select", NASTY], ["check", "in", "--encoding", NASTY], ["check", "in", "--" + NASTY],
                      ["check", "in", "--glossary", str(glossary)], ["check", "in", "--glossary", "none" + NASTY], ["explain", NASTY],
                      ["glossary", "lookup", NASTY], [NASTY], *(["check", "in", "--format", form] for form in FORMATS), ["check", "in", "--format", NASTY], ["check", "in", "--sort", "score"]):  # fmt: skip
        done = subprocess.run([sys.executable, "-m", "cleaner", *arguments], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, timeout=60)
        for stream in (done.stdout, done.stderr):
            shown = stream.decode("utf-8")
            assert not ACTS.search(shown), (arguments, ACTS.search(shown), shown)
            assert not any(line.startswith("9 findings") for line in shown.splitlines()), arguments
        assert b"Traceback" not in done.stderr, (arguments, done.stderr)


@unhurried
@given(st.text(max_size=60))
def test_shown_words_never_act_and_json_still_means_the_same(text: str) -> None:
    assert not ACTS.search(printable(text)) and "\n" not in one_line(text)
    assert json.loads(printable(json.dumps({"text": text}, ensure_ascii=False))) == {"text": text}


# --- what is run


def test_nothing_runs_what_it_reads_or_reaches_the_network() -> None:
    """No module evaluates, unpickles, starts a program, opens a connection or parses XML that could grow without bound."""
    # subprocess: git alone is asked, without a shell
    forbidden = {"pickle", "shelve", "socket", "http", "urllib.request", "requests", "ftplib", "smtplib", "telnetlib", "xml.sax.handler", "xml.dom", "xml.etree.cElementTree", "ctypes", "code"}
    server = ROOT / "cleaner" / "review" / "server.py"  # the page of one's own desk: on the loopback address, with a token
    for path in {*(ROOT / "cleaner").rglob("*.py"), *(ROOT / "glossary").rglob("*.py")} - {server}:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not forbidden & {name for one in names for name in (one, one.split(".")[0])}, path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("eval", "exec", "__import__"), path
            if isinstance(node, ast.Call):
                assert not any(word.arg == "shell" for word in node.keywords), path
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert (node.value.id, node.attr) not in {("os", "system"), ("os", "popen"), ("os", "execv"), ("yaml", "load")}, path
