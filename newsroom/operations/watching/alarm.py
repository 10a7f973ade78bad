"""What operators are told by mail: each change once, and once a day what still does not work.

What they were told stands in a file, since the database may be what does not work.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from newsroom.environment import write_whole

from .findings import Finding, State

AGAIN = timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """In which state something was when operators last heard of it."""

    state: State
    at: datetime


def news(
    findings: Iterable[Finding], told: Mapping[str, Told], *, now: datetime
) -> tuple[Finding, ...]:
    """What they are to be told, the worst first."""
    new = (each for each in findings if _is_new(each, told.get(each.name), now))
    return tuple(sorted(new, key=lambda each: -list(State).index(each.state)))


def _is_new(finding: Finding, before: Told | None, now: datetime) -> bool:
    if before is None:
        return finding.state != State.FINE
    if finding.state != before.state:
        return True
    return finding.state == State.BROKEN and now - before.at >= AGAIN


def after(
    findings: Iterable[Finding], told: Mapping[str, Told], *, now: datetime
) -> dict[str, Told]:
    """What they know once they have the news; of what was not looked at, what they knew."""
    known = dict(told)
    for each in findings:
        if each.state == State.FINE:
            known.pop(each.name, None)
        elif _is_new(each, told.get(each.name), now):
            known[each.name] = Told(each.state, now)
    return known


def read(file: Path) -> dict[str, Told]:
    """Nothing where there is no such file, or none that can be read: they are told once more."""
    try:
        stored = json.loads(file.read_text())
        return {
            name: Told(State(each["state"]), datetime.fromisoformat(each["at"]))
            for name, each in stored.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def write(file: Path, told: Mapping[str, Told]) -> None:
    stored = {name: {"state": each.state, "at": each.at.isoformat()} for name, each in told.items()}
    write_whole(file, json.dumps(stored))
