"""How the worker and its keeper speak: a length of eight bytes, big-endian, and as many bytes."""

import struct
from typing import BinaryIO

LENGTH = struct.Struct(">Q")
PIPE = PIECE = 1 << 18
READY = b"ready"


def send(stream: BinaryIO, *messages: bytes) -> None:
    for message in messages:
        _write(stream, LENGTH.pack(len(message)))
        _write(stream, message)
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """The next message; raises `EOFError` when the other side has gone."""
    (length,) = LENGTH.unpack(_read(stream, LENGTH.size))
    return _read(stream, length)


def _write(stream: BinaryIO, message: bytes) -> None:
    left = memoryview(message)
    while left:
        left = left[stream.write(left) :]


def _read(stream: BinaryIO, length: int) -> bytes:
    pieces = []
    while length:
        piece = stream.read(min(length, PIECE))
        if not piece:
            raise EOFError
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)
