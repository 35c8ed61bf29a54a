"""The server of `copydesk review`: who may ask, what is saved when, and what is written."""
from __future__ import annotations

import json
import re
import socket
import threading
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from cleaner import journal
from tests.review.serving import Served, served

TEXT = "The big coffees of the industry met.\r\n\r\nSeveral big coffees in the industry 😀 spoke of a wind vane.\r\n\r\nThe market is <> this year.\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "articles" / "b.txt").write_bytes(b"It is a wind vane.\n")
    return tmp_path


@pytest.fixture
def review(folder: Path) -> Iterator[Served]:
    with served(folder, "articles") as running:
        yield running


def bodies(page: str) -> list[dict[str, Any]]:
    return [json.loads(text) for text in re.findall(r'<script type="application/json" class="body">(.*)</script>', page)]


def accepted(finding: dict[str, Any], wording: str | None = None) -> tuple[str, dict[str, Any]]:
    return finding["id"], {"fingerprint": finding["id"], "decision": "edit" if wording else "accept", "rule": finding["rule"], "text": "x",
                           "wording": wording or finding["fixes"][0]["wording"], "path": "articles/a.txt", "when": "2026-01-01T00:00:00Z"}  # fmt: skip


def lines(folder: Path) -> dict[str, Any]:
    file = folder / ".copydesk" / "decisions.jsonl"
    return {(one := json.loads(line))["fingerprint"]: one for line in file.read_text("utf-8").splitlines()} if file.exists() else {}


def test_only_the_address_opens_it(review: Served) -> None:
    host, token = review.address.split("/")[2:4]
    assert host.startswith("127.0.0.1:")
    assert len(token) >= 32
    for wrong in (f"http://{host}/", f"http://{host}/x/", f"http://{host}/{token[:-1]}/changes", f"http://{host}/{token}/../{token}x/", f"http://{host}/{token}/a/b"):
        other = Served(review.process, wrong)
        assert other.refused("")[0] == 403
    assert review.refused("", Host="evil.example")[0] == 403, "a name bent to this machine"
    assert review.refused("decide", {"records": []}, Origin="http://evil.example")[0] == 403
    assert review.refused("decide", {"records": []}, **{"Content-Type": "text/plain"})[0] == 400, "a form of another site"
    assert review.refused("nothing")[0] == 404
    assert review.refused("decide", {"record": []})[0] == 400
    assert review.refused("decide", [1])[0] == 400
    port = int(host.split(":")[1])
    addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in addresses:
        if not str(address).startswith("127."):
            with pytest.raises(OSError), socket.create_connection((str(address), port), timeout=1):
                pass


def test_headers(review: Served) -> None:
    with urllib.request.urlopen(review.address, timeout=20) as answer:
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "connect-src 'self'" in answer.read().decode()


def test_what_is_saved_outlives_a_kill(folder: Path) -> None:
    with served(folder, "articles") as review:
        found = bodies(review.ask(""))[0]["findings"]
        for finding in found[:3]:
            mark, record = accepted(finding, "words")
            review.ask("decide", {"records": [[mark, record]]})
            assert mark in lines(folder), "on disk when the answer comes"
        review.kill()
    assert len(lines(folder)) == 3
    with served(folder, "articles") as review:
        assert len(review.ask("changes?since=0")["records"]) == 3


def test_a_kill_in_the_middle_of_saving(folder: Path) -> None:
    """Whatever was answered is on disk, and the file is whole, wherever the kill falls."""
    for delay in (0.02, 0.05, 0.11, 0.23):
        with served(folder, "articles") as review:
            saved: list[str] = []
            threading.Timer(delay, review.process.kill).start()
            try:
                for number in range(500):
                    mark = f"{delay}-{number:04}"
                    review.ask("decide", {"records": [[mark, {"fingerprint": mark, "decision": "reject"}]]})
                    saved.append(mark)
            except (OSError, ValueError, HTTPException):  # the last: killed between the head and the body of an answer
                pass
            assert len(saved) < 500
            assert set(saved) <= set(lines(folder))
            (folder / ".copydesk" / "decisions.jsonl.lock").unlink(missing_ok=True)  # or wait ten seconds


def test_two_servers_on_one_folder(folder: Path) -> None:
    with served(folder, "articles") as one, served(folder, "articles") as other:
        def decide(review: Served, name: str) -> None:
            for number in range(40):
                mark = f"{name}{number}"
                review.ask("decide", {"records": [[mark, {"fingerprint": mark, "decision": "reject"}]]})

        threads = [threading.Thread(target=decide, args=pair) for pair in ((one, "a"), (other, "b"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(lines(folder)) == 80
        assert len(one.ask("changes?since=0")["records"]) == len(other.ask("changes?since=0")["records"]) == 80


def test_writing_what_the_page_shows(folder: Path, review: Served) -> None:
    body = bodies(review.ask(""))[0]
    _, record = accepted(body["findings"][0])
    shown = TEXT.replace("big coffees", "leading figures", 1)
    answer = review.ask("write", {"index": 0, "digest": body["digest"], "shown": shown, "records": [record]})
    assert (folder / "articles" / "a.txt").read_bytes() == shown.encode()
    assert answer["article"]["body"]["raw"] == shown
    assert len(answer["article"]["body"]["findings"]) == len(body["findings"]) - 1
    assert journal.undo(folder / "articles") == (1, []) and (folder / "articles" / "a.txt").read_bytes() == TEXT.encode()


def test_nothing_else_is_ever_written(folder: Path, review: Served) -> None:
    body = bodies(review.ask(""))[0]
    _, record = accepted(body["findings"][0])
    assert review.refused("write", {"index": 0, "digest": body["digest"], "shown": "something else", "records": [record]})[0] == 409
    assert review.refused("write", {"index": 7, "digest": body["digest"], "shown": TEXT, "records": []})[0] == 409
    assert (folder / "articles" / "a.txt").read_bytes() == TEXT.encode()
    (folder / "articles" / "a.txt").write_bytes(TEXT.encode() + b"More.\n")
    shown = TEXT.replace("big coffees", "leading figures", 1)
    code, why = review.refused("write", {"index": 0, "digest": body["digest"], "shown": shown, "records": [record]})
    assert (code, "changed meanwhile" in why) == (409, True)
    assert (folder / "articles" / "a.txt").read_bytes() == TEXT.encode() + b"More.\n"
    assert review.ask("changes?since=0")["articles"][0]["body"]["raw"].endswith("More.\n"), "the page gets it as it is now"


def test_a_flaw_in_the_file_is_told(folder: Path, review: Served) -> None:
    (folder / ".copydesk").mkdir(exist_ok=True)
    (folder / ".copydesk" / "decisions.jsonl").write_text("<<<<<<< ours\n", "utf-8")
    code, why = review.refused("decide", {"records": [["a", {"fingerprint": "a", "decision": "reject"}]]})
    assert code == 409
    assert "merge was left unfinished" in why
