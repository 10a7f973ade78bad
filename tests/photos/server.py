"""The newsroom behind its real web server, on the test's own database, and a connection to it."""

import os
import re
import resource
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client

from .multipart import CONTENT_TYPE

PATIENCE = 300
ADDRESS_SPACE = 1536 * 1024 * 1024
# A file of the server's own that a new worker makes and unlinks at once.
HEARTBEAT = "wgunicorn-"


@dataclass(frozen=True)
class Server:
    """`folder` is where the process keeps its files, the temporary ones too."""

    port: int
    process: subprocess.Popen
    folder: Path

    @property
    def pid(self) -> int:
        """The process that answers requests; the first one only watches it."""
        return _children(self.process.pid)[0]

    def files(self) -> set[str]:
        names = {path.name for path in self.folder.rglob("*") if path.is_file()}
        return {name for name in names if not name.startswith(HEARTBEAT)}

    def forget_peak(self) -> int:
        """Begin anew to watch the memory; returns the bytes it has now."""
        for pid in self._pids():
            Path(f"/proc/{pid}/clear_refs").write_text("5")
        return self.peak()

    def peak(self) -> int:
        """The most bytes that answering took, decoding in a process of its own included."""
        return sum(_peak(pid) for pid in self._pids())

    def _pids(self) -> list[int]:
        return [self.pid, *_children(self.pid)]


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def _peak(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return 1024 * int(re.search(r"VmHWM:\s+(\d+)", status)[1])


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server whose memory is bounded; it ends with the block."""
    command = [sys.executable, "-m", "gunicorn", "--no-control-socket", "--worker-class", "gthread"]
    # It is handed the socket: nobody else can take the port before it.
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        command += ["--threads", "4", "--bind", f"fd://{door.fileno()}", "newsroom.wsgi"]
        process = subprocess.Popen(  # noqa: S603  our own program
            command,
            cwd=settings.BASE_DIR,
            env=_environment(folder),
            preexec_fn=_bound_memory,
            pass_fds=[door.fileno()],
            stderr=subprocess.DEVNULL,
        )
    try:
        _wait_for(port)
        yield Server(port, process, folder)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _environment(folder: Path) -> dict[str, str]:
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        address = f"sqlite:///{known['NAME']}"
    else:
        place = f"{known['HOST']}:{known['PORT']}"
        address = f"postgres://{known['USER']}:{known['PASSWORD']}@{place}/{known['NAME']}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": address,
        "CONN_MAX_AGE": "0",
        "SECRET_KEY": settings.SECRET_KEY,
        "TMPDIR": str(folder),
        "VAR_DIR": str(folder),
    }
    environment.pop("REDIS_URL", None)
    return environment


def _bound_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))


def _wait_for(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert _read(connection) is not None


@dataclass(frozen=True)
class Answer:
    status: int
    words: str


class Connection:
    """A signed-in person's connection to the server: bodies go as they are given, whole or not."""

    def __init__(self, server: Server, person: object) -> None:
        self.server = server
        browser = Client()
        browser.force_login(person)
        browser.get("/admin/articles/photo/add/")
        self.token = browser.cookies["csrftoken"].value
        self.session = browser.cookies[settings.SESSION_COOKIE_NAME].value

    def send(
        self,
        path: str,
        pieces: Iterable[bytes],
        *,
        length: int | None,
        accept: str = "application/json",
    ) -> Answer | None:
        """Announce `length` bytes (None: in chunks), send the pieces, read what is answered.

        None where the connection ended without an answer.
        """
        with socket.create_connection(
            ("127.0.0.1", self.server.port), timeout=PATIENCE
        ) as connection:
            connection.sendall(self._head(path, length, accept))
            try:
                for piece in pieces:
                    connection.sendall(piece if length is not None else _as_chunk(piece))
                connection.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                pass
            return _read(connection)

    def _head(self, path: str, length: int | None, accept: str) -> bytes:
        size = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
        lines = (
            f"POST {path} HTTP/1.1",
            "Host: 127.0.0.1",
            "Connection: close",
            f"Accept: {accept}",
            f"Cookie: csrftoken={self.token}; {settings.SESSION_COOKIE_NAME}={self.session}",
            f"X-CSRFToken: {self.token}",
            f"Content-Type: {CONTENT_TYPE}",
            size,
        )
        return "\r\n".join(lines).encode() + b"\r\n\r\n"


def _as_chunk(piece: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(piece), piece)


def _read(connection: socket.socket) -> Answer | None:
    answer = b""
    try:
        while piece := connection.recv(65536):
            answer += piece
    except ConnectionResetError:
        pass
    if not answer:
        return None
    head, _, body = answer.partition(b"\r\n\r\n")
    return Answer(int(head.split(b" ", 2)[1]), body.decode())
