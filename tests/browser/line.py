"""A line between the browser and the server that can be cut for whatever sends over it.

Chromium's own emulation of a cut line does not always reach a worker that runs already.
"""

import socket
import threading
from contextlib import suppress

CHUNK = 65_536


class Line:
    """Passes on, from a port of its own, what goes to and comes from `port`."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._door = socket.create_server(("localhost", 0))
        self._ends = [self._door]
        self._is_cut = False
        self._turn = threading.Lock()
        self.url = f"http://localhost:{self._door.getsockname()[1]}"
        threading.Thread(target=self._answer, daemon=True).start()

    def cut(self) -> None:
        with self._turn:
            self._is_cut = True
            for end in self._ends:
                _close(end)

    def _answer(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._door.accept()
                self._join(near, socket.create_connection(("localhost", self._to)))

    def _join(self, *ends: socket.socket) -> None:
        with self._turn:
            self._ends += ends
            if self._is_cut:
                for end in ends:
                    _close(end)
        for pair in (ends, ends[::-1]):
            threading.Thread(target=_pass_on, args=pair, daemon=True).start()


def _close(end: socket.socket) -> None:
    # Closing alone does not wake who waits for it.
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


def _pass_on(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(CHUNK):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
