"""Bodies that arrive shorter than announced end with an error.

Servers hand a cut body on as if it were complete; a save cut by the network would otherwise be
stored as a shortened story. Stands around the application itself, before any app is loaded.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any


class CutBody(OSError):
    """The connection ended before the announced number of bytes had arrived."""


class WholeBody:
    """A `wsgi.input` that raises CutBody where the stream underneath just ends."""

    def __init__(self, stream: Any, length: int) -> None:
        self.stream = stream
        self.missing = length

    def read(self, size: int = -1) -> bytes:
        wanted = self._wanted(size)
        chunks = []
        while wanted:
            chunk = self._counted(self.stream.read(wanted))
            chunks.append(chunk)
            wanted -= len(chunk)
        return b"".join(chunks)

    def readline(self, size: int = -1) -> bytes:
        wanted = self._wanted(size)
        return self._counted(self.stream.readline(wanted)) if wanted else b""

    def __iter__(self) -> Iterator[bytes]:
        while line := self.readline():
            yield line

    def _wanted(self, size: int | None) -> int:
        return self.missing if size is None or size < 0 else min(size, self.missing)

    def _counted(self, data: bytes) -> bytes:
        if not data:
            raise CutBody(f"{self.missing} bytes of the body are missing")
        self.missing -= len(data)
        return data


def refuse_cut_bodies(application: Callable) -> Callable:
    """Wrap a WSGI application so that it never sees a shortened body as a whole one."""

    def wrapped(environ: dict, start_response: Callable) -> Iterable[bytes]:
        if length := announced(environ):
            environ["wsgi.input"] = WholeBody(environ["wsgi.input"], length)
        return application(environ, start_response)

    return wrapped


def announced(environ: dict) -> int:
    """The bytes of the body; 0 for what is no number, as the framework takes it."""
    length = environ.get("CONTENT_LENGTH") or ""
    return int(length) if length.isascii() and length.isdecimal() else 0
