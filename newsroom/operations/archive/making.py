"""Many stories, batch by batch: made by processes beside the one that writes them."""

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from random import Random

from django.db import connection, transaction

from .batch import Batch, Numbers, gathering, numbers, write
from .setting import Setting
from .stories import add_story
from .tables import Rows

AT_ONCE = 1000

# What the processes take along when they are forked; it would take seconds to send it.
_setting: Setting | None = None


@dataclass(frozen=True)
class Order:
    """The stories of one batch; `seed` says which."""

    count: int
    seed: str
    numbers: Numbers


def add_stories(setting: Setting, count: int, *, seed: int, processes: int) -> Iterator[int]:
    """Add so many, yielding after each batch how many it were.

    May be left after any of them. The same seed makes the same stories, whatever the number of
    processes beside this one.
    """
    global _setting
    _setting = setting
    orders = _orders(count, seed)
    with gathering():
        if processes and count > AT_ONCE:
            yield from _beside(orders, processes)
            return
        for order in orders:
            write(_made(order))
            yield order.count


def _orders(count: int, seed: int) -> Iterator[Order]:
    for begin in range(0, count, AT_ONCE):
        size = min(AT_ONCE, count - begin)
        with transaction.atomic():
            drawn = numbers(size)
        yield Order(size, f"{seed} {begin}", drawn)


def _made(order: Order) -> Mapping[str, Rows]:
    setting, batch, random = _setting, Batch(order.numbers), Random(order.seed)  # noqa: S311
    for _ in range(order.count):
        add_story(batch, setting, random, setting.now)
    return batch.rows


def _beside(orders: Iterator[Order], processes: int) -> Iterator[int]:
    first = list(islice(orders, processes + 1))
    # A forked process must not share it.
    connection.close()
    with ProcessPoolExecutor(processes, get_context("fork")) as pool:
        ordered: deque[tuple[Order, Future]] = deque()
        try:
            for order in chain(first, orders):
                ordered.append((order, pool.submit(_made, order)))
                if len(ordered) > processes:
                    yield _written(*ordered.popleft())
            while ordered:
                yield _written(*ordered.popleft())
        finally:
            pool.shutdown(cancel_futures=True)


def _written(order: Order, made: Future) -> int:
    write(made.result())
    return order.count
