"""A guard against work that hangs: the square of a megabyte takes minutes, on any machine."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

MOST_SECONDS = 60


@contextmanager
def patience() -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < MOST_SECONDS
