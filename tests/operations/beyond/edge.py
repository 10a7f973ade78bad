"""A CDN as one process: it keeps what it may for as long as it may, and forgets by keys."""

import json
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.processes import PATIENCE

TOKEN = "Bearer of-the-zone"
LEFT_OUT = {"connection", "transfer-encoding", "date", "server"}


class Edge(ThreadingHTTPServer):
    """`refuses`: nothing is purged meanwhile; `asked` is how often that was asked for."""

    daemon_threads = True

    def __init__(self, origin: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.origin, self.kept, self.refuses, self.asked = origin, {}, False, 0
        self.lock = threading.Lock()

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def purge_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/purge"

    def forget(self, keys: set[str]) -> None:
        with self.lock:
            self.kept = {path: page for path, page in self.kept.items() if not page[0] & keys}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *said: object) -> None:
        """Nobody reads it."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked += 1
        if self.headers["Authorization"] != TOKEN or self.server.refuses:
            self._answer(403 if not self.server.refuses else 503, {}, b"")
            return
        self.server.forget(set(json.loads(body)["tags"]))
        self._answer(200, {}, b"{}")

    def do_GET(self) -> None:
        with self.server.lock:
            page = self.server.kept.get(self.path)
        if page and time.monotonic() < page[1]:
            self._answer(page[2], {**page[3], "X-Cache": "HIT"}, page[4])
            return
        status, headers, body = _asked(self.server.origin, self.path)
        said = headers.get("Cache-Control", "")
        shared = [part for part in said.split(", ") if part.startswith("s-maxage=")]
        if status == 200 and shared:
            keys = set(headers.get("Cache-Tag", "").split(","))
            until = time.monotonic() + int(shared[0].removeprefix("s-maxage="))
            with self.server.lock:
                self.server.kept[self.path] = (keys, until, status, headers, body)
        self._answer(status, {**headers, "X-Cache": "MISS"}, body)

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in LEFT_OUT | {"content-length"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _asked(port: int, path: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, dict(answer.headers), answer.read()


@contextmanager
def edge(origin: int):
    server = Edge(origin)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
