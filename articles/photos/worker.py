"""The process that decodes: `python -m articles.photos.worker`, spoken to over its pipes.

It takes pictures and gives back clean ones, one at a time, under limits of memory and time, and
ends when its input does. It knows no settings and no database. Each picture is answered by two
messages: facts in JSON, then the bytes of the clean picture.
"""

import contextlib
import json
import os
import resource
import sys
from dataclasses import asdict
from typing import BinaryIO

from PIL import AvifImagePlugin

from articles.photos.limits import WORKER_ADDRESS_SPACE, WORKER_SECONDS, WORKER_THREADS
from articles.photos.pipes import READY, receive, send
from articles.photos.refusals import PhotoRefused
from articles.photos.scrubbing import scrub_here


def main() -> None:
    confine()
    answers = _own_output()
    send(answers, READY)
    with contextlib.suppress(EOFError):
        while True:
            serve(sys.stdin.buffer, answers)


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answers one picture, within its own share of processor time; raises `EOFError` at the end."""
    data = receive(questions)
    allow_time()
    send(answers, *answer(data))


def answer(data: bytes) -> tuple[bytes, bytes]:
    """Facts about the clean picture (or the refusal) in JSON, and the picture's bytes."""
    try:
        facts = asdict(scrub_here(data))
    except PhotoRefused as refusal:
        return json.dumps({"refused": refusal.reason, "details": refusal.details}).encode(), b""
    clean = facts.pop("data")
    return json.dumps(facts).encode(), clean


def confine() -> None:
    """Bounds memory, forbids writing files; a core dump would hold the sender's picture."""
    resource.setrlimit(resource.RLIMIT_AS, (WORKER_ADDRESS_SPACE, WORKER_ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Each thread reserves a stack; a large machine must not need more memory than a small one.
    AvifImagePlugin.DEFAULT_MAX_THREADS = WORKER_THREADS


def allow_time() -> None:
    """Gives the next picture its share of processor time; the kernel ends the process after it."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + WORKER_SECONDS * WORKER_THREADS, most))


def _own_output() -> BinaryIO:
    """The pipe for answers; what decoders print goes nowhere, as it may tell about the picture."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    os.dup2(silence, sys.stderr.fileno())
    return answers


if __name__ == "__main__":
    main()
