"""The server of a review: on this machine only, for who knows the token in its address."""
from __future__ import annotations

import hmac
import json
import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cleaner.model import CopydeskError
from cleaner.review.articles import Articles

_HOST = "127.0.0.1"
_MOST = 64_000_000
_HEADERS = {
    "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip


class Server(ThreadingHTTPServer):
    """Listens on the loopback interface. Port 0: any that is free."""

    daemon_threads = True

    def __init__(self, articles: Articles, port: int = 0) -> None:
        self.articles, self.token = articles, secrets.token_urlsafe(24)
        super().__init__((_HOST, port), _Handler)

    @property
    def address(self) -> str:
        return f"http://{_HOST}:{self.server_address[1]}/{self.token}/"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "copydesk"
    sys_version = ""

    def do_GET(self) -> None:
        verb = self._verb()
        if verb == "":
            text = "".join(self.server.articles.page())
            self._answer(HTTPStatus.OK, text.encode("utf-8", "backslashreplace"), "text/html; charset=utf-8")
        elif verb == "changes":
            self._try(self._changes)
        elif verb is not None:
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing here")

    def do_POST(self) -> None:
        verb = self._verb()
        if verb is None:
            return
        size = int(self.headers.get("Content-Length") or 0)
        if self.headers.get_content_type() != "application/json" or not 0 < size <= _MOST:
            self._refuse(HTTPStatus.BAD_REQUEST, "not a request of the review page")
            return
        does = {"decide": self._decide, "write": self._write, "teach": self._teach}.get(verb)
        if does is None:
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing here")
            return
        data = self.rfile.read(size)
        self._try(lambda: does(json.loads(data)))

    # --- what can be asked

    def _changes(self) -> dict[str, Any]:
        asked = parse_qs(urlsplit(self.path).query)
        since, seen = int(asked.get("since", ["0"])[0]), int(asked.get("seen", ["0"])[0])
        articles = self.server.articles
        stamp, records = articles.stamp, articles.book.since(since)
        return {"records": records, "version": articles.book.version, "since": since, "articles": articles.since(seen), "stamp": stamp}

    def _decide(self, given: dict[str, Any]) -> dict[str, Any]:
        return {"version": self.server.articles.decide([(str(mark), record) for mark, record in given["records"]])}

    def _write(self, given: dict[str, Any]) -> dict[str, Any]:
        return {"article": self.server.articles.write(int(given["index"]), str(given["digest"]), str(given["shown"]), given["records"])}

    def _teach(self, given: dict[str, Any]) -> dict[str, Any]:
        table, articles = self.server.articles.teach(int(given["index"]), given["kind"], given["wrong"], given["right"], given["zh"], given["base"])
        return {"file": str(table), "articles": articles}

    # --- how it is answered

    def _verb(self) -> str | None:
        """What is asked of the server by who may ask; None (and an answer) where it is somebody else."""
        host = f"{_HOST}:{self.server.server_address[1]}"
        _, token, *verb = urlsplit(self.path).path.split("/")
        known = hmac.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode())
        # another site cannot know the token; a name that was bent to this machine, or a form sent from elsewhere, gets no answer even so
        if not known or self.headers.get("Host") != host or self.headers.get("Origin", f"http://{host}") != f"http://{host}" or len(verb) != 1:
            self._refuse(HTTPStatus.FORBIDDEN, "open the address that `copydesk review` printed")
            return None
        return verb[0]

    def _try(self, does: Any) -> None:
        try:
            self._answer(HTTPStatus.OK, json.dumps(does()).encode(), "application/json")
        except (CopydeskError, ValueError) as error:
            self._refuse(HTTPStatus.CONFLICT, str(error))
        except (KeyError, TypeError):
            self._refuse(HTTPStatus.BAD_REQUEST, "not a request of the review page")
        except OSError as error:
            self._refuse(HTTPStatus.INSUFFICIENT_STORAGE, f"{error.filename or 'the disk'}: {error.strerror}; nothing was saved")

    def _refuse(self, status: HTTPStatus, why: str) -> None:
        self.close_connection = True
        self._answer(status, why.encode("utf-8", "backslashreplace"), "text/plain; charset=utf-8")

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in (_HEADERS | {"Content-Type": kind, "Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the token would stand in the log."""
