"""Many stories, batch by batch: made by processes beside the one that counts them.

PostgreSQL takes from each of them what it has made; on SQLite one alone can write.
"""

import gc
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from random import Random
from threading import Thread

from django.db import connection, transaction

from . import bare
from .batch import Batch, Numbers, gathering, numbers, packed, write
from .known import knowing
from .moulds import Mould, known, moulds
from .setting import Setting
from .stories import add_story
from .tables import Rows

AT_ONCE = 1000

# What the processes take along when they are forked; it would take seconds to send it.
_setting: Setting | None = None
_moulds: Sequence[Mould] = ()


@dataclass(frozen=True)
class Order:
    """The stories of one batch, `of` so many after the first `begin`; `seed` says which."""

    count: int
    begin: int
    of: int
    seed: str
    numbers: Numbers


def processes_at_best() -> int:
    """How many keep all processors at work, with the one that writes where only one can."""
    processors = os.cpu_count() or 1
    return processors if _each_writes() else max(1, processors - 1)


def add_stories(setting: Setting, count: int, *, seed: int, processes: int) -> Iterator[int]:
    """Add so many, yielding after each batch how many it were.

    The oldest stories come first. May be left after any batch. The same seed makes the same
    stories, whatever the number of processes beside this one.
    """
    global _setting, _moulds
    _setting, _moulds = setting, moulds(setting, Random(seed), count)  # noqa: S311
    # What stays to the end is not looked through again and again for what may go.
    gc.freeze()
    bare.make_again()
    orders = _orders(count, seed)
    with bare.bare() if bare.is_worth_it(count) else gathering(), knowing(known(_moulds)):
        if processes and count > AT_ONCE:
            yield from _beside(orders, processes)
            return
        for order in orders:
            yield _written(order, _made(order))


def _orders(count: int, seed: int) -> Iterator[Order]:
    for begin in range(0, count, AT_ONCE):
        size = min(AT_ONCE, count - begin)
        with transaction.atomic():
            drawn = numbers(size)
        yield Order(size, begin, count, f"{seed} {begin}", drawn)


def _made(order: Order) -> Mapping[str, Rows]:
    setting, batch, random = _setting, Batch(order.numbers), Random(order.seed)  # noqa: S311
    for place in range(order.begin, order.begin + order.count):
        mould = random.choice(_moulds)
        add_story(batch, setting, mould, random, (place + random.random()) / order.of)
    return batch.rows


def _made_and_written(order: Order) -> None:
    write(_made(order))


def _made_and_packed(order: Order) -> Mapping[str, Rows]:
    return packed(_made(order))


def _each_writes() -> bool:
    return connection.vendor == "postgresql"


def _beside(orders: Iterator[Order], processes: int) -> Iterator[int]:
    first = list(islice(orders, processes + 1))
    # A forked process must not share it.
    connection.close()
    job = _made_and_written if _each_writes() else _made_and_packed
    with ProcessPoolExecutor(processes, get_context("fork"), _end_with_the_first) as pool:
        ordered: deque[tuple[Order, Future]] = deque()
        try:
            for order in chain(first, orders):
                ordered.append((order, pool.submit(job, order)))
                if len(ordered) > processes:
                    yield _ended(*ordered.popleft())
            while ordered:
                yield _ended(*ordered.popleft())
        finally:
            pool.shutdown(cancel_futures=True)


def _ended(order: Order, made: Future) -> int:
    rows = made.result()
    return order.count if rows is None else _written(order, rows)


def _written(order: Order, rows: Mapping[str, Rows]) -> int:
    write(rows)
    return order.count


def _end_with_the_first() -> None:
    """However the first process ends, this one does not wait for orders any more."""
    Thread(target=_end_after, args=[parent_process()], daemon=True).start()


def _end_after(first: BaseProcess) -> None:
    first.join()
    os._exit(1)
