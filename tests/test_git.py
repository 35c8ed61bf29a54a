"""Only what changed: articles, and lines of articles."""
from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.test_command import copydesk, records

LINE = "My country's number {} grew, the paper said of China.\n\n"


def git(folder: Path, *arguments: str) -> None:
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}
    subprocess.run(["git", "-C", folder, *arguments], check=True, env=env, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "news").mkdir()
    for name in ("a", "深 圳", "with \"quotes\"\tand tab"):
        (tmp_path / "news" / f"{name}.txt").write_text("".join(LINE.format(number) for number in range(4)), encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "all")
    return tmp_path


def found(project: Path, *arguments: str) -> list[tuple[str, int]]:
    done = copydesk("check", *arguments, "--select", "my-country", "--format", "jsonl", cwd=project)
    assert done.returncode in (0, 1) and done.stderr == b"", done.stderr.decode()
    return [(Path(one["path"]).stem, one["start"]["line"]) for one in records(done)]


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8", newline="")


def test_only_articles_that_changed(project: Path) -> None:
    assert found(project, "--changed") == []
    edit(project / "news" / "深 圳.txt", "number 2", "number two")
    assert found(project, "news", "--changed") == [("深 圳", line) for line in (1, 3, 5, 7)]
    assert found(project, "news/a.txt", "--changed") == []
    (project / "news" / "new.txt").write_text(LINE, encoding="utf-8")
    git(project, "add", "news/深 圳.txt")  # staged or not, tracked or not
    assert {name for name, _ in found(project, "--changed")} == {"new", "深 圳"}
    assert {name for name, _ in found(project / "news", ".", "--changed")} == {"new", "深 圳"}


def test_only_findings_on_changed_lines(project: Path) -> None:
    odd = project / "news" / "with \"quotes\"\tand tab.txt"
    edit(odd, "number 2", "number two")
    edit(odd, "number 0", "number nought")
    with (project / "news" / "a.txt").open("a") as article:
        article.write(LINE.format(9))
    assert found(project, "news", "--new") == [("a", 9), (odd.stem, 1), (odd.stem, 5)]
    git(project, "add", ".")
    git(project, "mv", "news/a.txt", "news/b.txt")
    assert found(project, "--new") == [("b", 9), (odd.stem, 1), (odd.stem, 5)]


def test_since_a_branch_parted(project: Path) -> None:
    git(project, "checkout", "-qb", "work")
    edit(project / "news" / "a.txt", "number 1", "number one")
    git(project, "commit", "-qam", "work")
    git(project, "checkout", "-q", "main")
    edit(project / "news" / "深 圳.txt", "number 3", "number three")
    git(project, "commit", "-qam", "others")
    git(project, "checkout", "-q", "work")
    assert found(project, "news", "--changed") == []
    assert {name for name, _ in found(project, "news", "--changed-since", "main")} == {"a"}
    assert found(project, "news", "--changed-since", "main", "--new") == [("a", 3)]


def test_crlf_and_carriage_returns_alone(project: Path) -> None:
    path = project / "news" / "a.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"Old line.\rMy country's rain fell.\r\n")
    git(project, "commit", "-qam", "ends")
    path.write_bytes(path.read_bytes().replace(b"rain", b"snow").replace(b"number 1", b"number one"))
    assert found(project, "news", "--new") == [("a", 3), ("a", 10)]


def test_before_the_first_commit_and_outside_git(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINE)
    done = copydesk("check", tmp_path, "--changed")
    assert done.returncode == 2 and "not in a git work tree" in done.stderr.decode()
    git(tmp_path, "init", "-q")
    assert found(tmp_path, "--changed") == [("a", 1)]
    git(tmp_path, "add", ".")
    assert found(tmp_path, "--new") == [("a", 1)]
    done = copydesk("check", tmp_path, "--changed-since", "no-such")
    assert done.returncode == 2 and "git knows no commit 'no-such'" in done.stderr.decode()
    assert copydesk("check", tmp_path, "--changed-since", "--output=x").returncode == 2


def test_histories_without_a_common_commit(project: Path) -> None:
    git(project, "checkout", "-q", "--orphan", "other")
    git(project, "commit", "-qm", "other")
    done = copydesk("check", "news", "--changed-since", "main", cwd=project)
    assert done.returncode == 2 and "fetch-depth: 0" in done.stderr.decode()


def test_clean_takes_only_what_changed(project: Path) -> None:
    edit(project / "news" / "a.txt", "number 2", "number two")
    before = (project / "news" / "深 圳.txt").read_bytes()
    assert copydesk("clean", "--changed", "--in-place", "--country", "China", cwd=project).returncode == 0
    assert (project / "news" / "深 圳.txt").read_bytes() == before
    assert "China's number two" in (project / "news" / "a.txt").read_text("utf-8")
