"""The web server's process, in which only requests that have come take a thread.

As the library has it, a connection that sends the half of its headers and then nothing holds a
thread for ever; a few dozen of them, and nobody is answered any more. Nginx in front does the same.
"""

import select
import time
from collections import deque
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ
from socket import socket

from gunicorn import http
from gunicorn.workers.gthread import TConn, ThreadWorker

END = b"\r\n\r\n"
MOST_BYTES = 64 * 1024
TOO_LONG = b"HTTP/1.1 431 Too Long\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
# For the whole of the headers, and for those of a server that stops.
SECONDS = 20
SECONDS_AT_THE_END = 2
# Beyond these the oldest goes, so that there is always room for one that hurries.
MOST_WAITING = 500
# Within a body, or an answer, without a byte. Lines over which the newsroom works are thin.
SILENCE = 30


class HeadsFirst(ThreadWorker):
    """Its one loop reads the headers of all connections, and hands on those that are whole.

    As the library has it, a server that stops goes on listening until its last answer: whoever
    comes meanwhile waits, and is cut off in the end. For whoever is refused at the door nginx asks
    another; what a form has sent it sends once.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.waiting: deque[TConn] = deque()

    def set_accept_enabled(self, enabled: bool) -> None:
        super().set_accept_enabled(enabled)
        if not (enabled or self.alive):
            for listener in self.sockets:
                self._shut(listener)

    def _shut(self, listener: socket) -> None:
        """Whoever stands at the door is let in, and whoever comes later is refused there."""
        listener.setblocking(False)
        with suppress(OSError):
            while _has_come(listener):
                self.accept(listener)
        listener.close()

    def enqueue_req(self, conn: TConn) -> None:
        head = conn.parser.unreader.buf.getvalue() if conn.parser else b""
        if END in head or self.cfg.is_ssl:
            super().enqueue_req(conn)
            return
        conn.head = bytearray(head)
        conn.timeout = time.monotonic() + SECONDS
        conn.sock.setblocking(False)
        self.waiting.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_head_readable, conn))
        if len(self.waiting) > MOST_WAITING:
            self._drop(self.waiting[0])

    def on_head_readable(self, conn: TConn, client: socket) -> None:
        try:
            data = client.recv(MOST_BYTES)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            data = b""
        conn.head += data
        if not data:
            self._drop(conn)
        elif END in conn.head:
            self._hand_on(conn)
        elif len(conn.head) > MOST_BYTES:
            with suppress(OSError):
                client.send(TOO_LONG)
            self._drop(conn)

    def _hand_on(self, conn: TConn) -> None:
        self._forget(conn)
        if conn.parser is None:
            conn.parser = http.get_parser(self.cfg, conn.sock, conn.client)
        else:
            conn.parser.unreader.take_buffered()
        conn.parser.unreader.unread(bytes(conn.head))
        conn.head = bytearray()
        conn.data_ready = True
        super().enqueue_req(conn)

    def _drop(self, conn: TConn) -> None:
        self._forget(conn)
        self.nr_conns -= 1
        conn.close()

    def _forget(self, conn: TConn) -> None:
        self.waiting.remove(conn)
        self.poller.unregister(conn.sock)

    def murder_pending(self) -> None:
        super().murder_pending()
        now = time.monotonic()
        ended = now if self.alive else now + SECONDS - SECONDS_AT_THE_END
        # They have come in this order, so the first is the oldest.
        while self.waiting and self.waiting[0].timeout <= ended:
            self._drop(self.waiting[0])

    def handle_request(self, req: http.message.Request, conn: TConn) -> bool:
        conn.sock.settimeout(SILENCE)
        return super().handle_request(req, conn)


def _has_come(listener: socket) -> bool:
    asked = select.poll()
    asked.register(listener, select.POLLIN)
    return bool(asked.poll(0))
