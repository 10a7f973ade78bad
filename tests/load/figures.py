"""What was seen under load, by the phase in which it was seen."""

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from newsroom.operations.benchmark.machine import machine

READERS = {"home", "story", "feed"}
# Seconds within which a withdrawal counts everywhere.
EVERYWHERE = 1.5
MOST_GROWTH = 1.25


@dataclass(frozen=True)
class Phase:
    name: str
    begun: float
    ended: float


@dataclass(frozen=True)
class Seen:
    """One request: when it was sent, how long it took in milliseconds, and its status (0: none).

    `kept` says whether the answer held what was typed.
    """

    at: float
    name: str
    status: int
    path: str
    ms: float
    kept: bool = False
    typed: str = ""

    @property
    def is_well(self) -> bool:
        return self.status == 200

    @classmethod
    def read(cls, lines: Path) -> Iterator["Seen"]:
        return (cls(**json.loads(line)) for line in lines.read_text().splitlines() if line)


def wrong(
    seen: Iterable[Seen],
    gone_at: Mapping[str, float],
    lost: int,
    memory: Sequence[tuple[float, int]],
) -> list[str]:
    """What must not be."""
    seen = list(seen)
    shown = [
        each
        for each in seen
        if each.is_well and each.at > gone_at.get(each.path, float("inf")) + EVERYWHERE
    ]
    dropped = [each for each in seen if each.name == "save" and each.status not in (0, 200, 502)]
    unkept = [each for each in dropped if not each.kept]
    found = [f"{len(shown)} times a withdrawn story was shown"] if shown else []
    found += [f"{len(unkept)} refused saves came back without what was typed"] if unkept else []
    found += [f"{lost} acknowledged texts are lost"] if lost else []
    growth = _growth(memory)
    found += [f"memory has grown to {growth:.2f} times"] if growth > MOST_GROWTH else []
    return found


def _growth(memory: Sequence[tuple[float, int]]) -> float:
    """From the second ninth, when everything has been read once, to the last."""
    part = max(len(memory) // 9, 1)
    early, late = memory[part : 2 * part], memory[-part:]
    if not early:
        return 1.0
    return median(size for _at, size in late) / median(size for _at, size in early)


def document(
    seen: Sequence[Seen],
    phases: Iterable[Phase],
    memory: Sequence[tuple[float, int]],
    lost: int,
    faults: Sequence[str],
    said: Namespace,
) -> str:
    editors, here = said.people // 10, machine()
    lines = [
        "# Load and faults",
        "",
        "Readers and editors at work through nginx, while parts are taken away; by",
        "`python -m tests.load.soak` (`tests/load/soak.py` says how). Trust the counts more than",
        "the milliseconds: load, servers and database share the machine.",
        "",
        f"{here['processor']}, {here['cores']} cores, {here['memory_gib']} GiB, Python "
        f"{here['python']}, Django {here['django']}, PostgreSQL and Redis beside it. "
        f"{said.people - editors} readers, {editors} editors, {said.seconds} seconds: "
        f"{len(seen):,} requests. Others worked on the machine meanwhile: at the end "
        f"{here['load']} processes wanted to run.",
        "",
        "| | readers' pages | failed | p50 ms | p95 ms | search, failed | saves | stored | refused,"
        " text kept | cut |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
        *(_row(phase, seen) for phase in phases),
        "",
        "“Cut”: the line was closed without an answer, or nginx had nobody to ask; browsers then",
        "still hold what was typed.",
        "",
        f"- Acknowledged texts that are lost: {lost}.",
        f"- Requests for the two withdrawn stories: {sum(x.name == 'withdrawn' for x in seen)}.",
        f"- Memory of the web processes, in the end against the beginning: {_growth(memory):.2f} "
        f"({memory[-1][1] // 1024} MiB).",
        f"- What must not be: {'; '.join(faults) or 'nothing of it was seen'}.",
        "",
    ]
    return "\n".join(lines)


def _row(phase: Phase, seen: Iterable[Seen]) -> str:
    then = [each for each in seen if phase.begun <= each.at < phase.ended]
    pages = [each for each in then if each.name in READERS]
    times = [each.ms for each in pages if each.is_well]
    failed = sum(not each.is_well for each in pages)
    searches = [each for each in then if each.name == "search"]
    saves = [each for each in then if each.name == "save"]
    stored = sum(each.is_well for each in saves)
    cut = sum(each.status in (0, 502) for each in saves)
    kept = sum(each.kept for each in saves if not each.is_well)
    cells = [phase.name, len(pages), failed, _middle(times), _slow(times)]
    cells += [f"{len(searches)}, {sum(not each.is_well for each in searches)}"]
    cells += [len(saves), stored, f"{len(saves) - stored - cut}, {kept}", cut]
    return f"| {' | '.join(map(str, cells))} |"


def _middle(times: Sequence[float]) -> str:
    return f"{median(times):.0f}" if times else ""


def _slow(times: Sequence[float]) -> str:
    return f"{quantiles(times, n=20)[-1]:.0f}" if len(times) > 1 else ""
