"""One request at a time, weighed: queries, calls of Python, processor time, bytes, speed."""

import cProfile
import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import quantiles

from django.db import connection
from django.http import HttpResponse

from .server import Server

Ask = Callable[[], HttpResponse | object]
ENCODINGS = {"plain": "identity", "gzip": "gzip", "brotli": "br"}
WARM = 2


@dataclass(frozen=True)
class Speed:
    """Of requests one after another, by one thread and without a network; milliseconds."""

    requests: int
    per_second: float
    p50: float
    p99: float
    bare_per_second: float
    of_bare: float


@dataclass(frozen=True)
class Cost:
    """What one warm request takes; times in milliseconds, None where they cannot be told.

    `database_cpu` is the time of the database server's own process; SQLite's is within `cpu`.
    """

    queries: int
    calls: int
    cpu: float
    database_cpu: float | None
    bytes: dict[str, int] = field(default_factory=dict)
    speed: Speed | None = None


def cost(ask: Ask, bare: Ask, *, server: Server, rounds: int) -> Cost:
    """Ask until it is warm, then weigh; every round asks the bare view as well."""
    for _ in range(WARM):
        ask()
    queries, calls = _queries(ask), _calls(ask)
    own: list[float] = []
    beside: list[float] = []
    cpu, before = 0.0, server.cpu()
    gc.collect()
    for _ in range(rounds):
        began = time.process_time()
        own.append(_timed(ask))
        cpu += time.process_time() - began
        beside.append(_timed(bare))
    spent = None if before is None else _milliseconds((server.cpu() or 0) - before, rounds)
    return Cost(queries, calls, _milliseconds(cpu, rounds), spent, {}, _speed(own, beside))


def cost_of_each(asked: Sequence[Ask], *, server: Server) -> Cost:
    """Of things that can be done once each: two warm, one is for the queries, one for the calls."""
    warm, (counted, profiled, *timed) = asked[:WARM], asked[WARM:]
    for ask in warm:
        ask()
    queries, calls = _queries(counted), _calls(profiled)
    before, began = server.cpu(), time.process_time()
    for ask in timed:
        ask()
    cpu = time.process_time() - began
    spent = None if before is None else _milliseconds((server.cpu() or 0) - before, len(timed))
    return Cost(queries, calls, _milliseconds(cpu, len(timed)), spent)


def weights(ask: Callable[[str], HttpResponse]) -> dict[str, int]:
    """The bytes of an answer by what it is packed in; `ask` takes an Accept-Encoding."""
    return {name: len(ask(accepted).content) for name, accepted in ENCODINGS.items()}


def _queries(ask: Ask) -> int:
    with _counting() as counted:
        ask()
    return len(counted)


@contextmanager
def _counting() -> Iterator[list[str]]:
    asked: list[str] = []

    def note(execute: Callable, sql: str, *args: object) -> object:
        asked.append(sql)
        return execute(sql, *args)

    with connection.execute_wrapper(note):
        yield asked


def _calls(ask: Ask) -> int:
    profile = cProfile.Profile()
    profile.runcall(ask)
    # Not of pstats: it keeps one entry a name, and the methods of dataclasses share theirs.
    return sum(entry.callcount for entry in profile.getstats())


def _timed(ask: Ask) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def _milliseconds(seconds: float, times: int) -> float:
    return round(seconds / times * 1000, 3)


def _speed(own: list[float], beside: list[float]) -> Speed:
    cuts = quantiles(own, n=100, method="inclusive")
    per_second, bare = len(own) / sum(own), len(beside) / sum(beside)
    return Speed(
        requests=len(own),
        per_second=round(per_second, 1),
        p50=round(cuts[49] * 1000, 3),
        p99=round(cuts[98] * 1000, 3),
        bare_per_second=round(bare, 1),
        of_bare=round(per_second / bare, 3),
    )
