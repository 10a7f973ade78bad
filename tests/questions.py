"""What each test asks of its database, so that another database is asked everything once.

A pass that is given a folder by QUESTIONS notes there which statements each test sends, whatever
values they carry, and how long it takes. A later pass, on another database, reads what was noted
and leaves out tests of which every statement is sent by others that it runs
(`tests/elsewhere.py`).
"""

import hashlib
import json
import os
import re
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.db import connection

FOLDER = os.environ.get("QUESTIONS")
# Of no database's own: where a transaction stands.
PLAIN = re.compile("SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|PRAGMA|EXPLAIN")
LISTS = re.compile(r"\(\s*%s(?:\s*,\s*%s)*\s*\)(?:\s*,\s*\(\s*%s(?:\s*,\s*%s)*\s*\))*")
NUMBERS = re.compile(r"\d+")
LEAST = 0.01


class Noted(NamedTuple):
    asked: frozenset[str]
    took: float
    """Seconds of the processor, of which a test takes a little even where none are measured."""


_noted: dict[str, set[str]] = {}
_took: dict[str, float] = {}
_asked: set[str] = set()
_test, _began = "", 0.0


def note_from_now_on() -> None:
    """Listen to what this process asks, if somebody wants to know."""
    if FOLDER and _note not in connection.execute_wrappers:
        connection.execute_wrappers.append(_note)


def begin(test: str) -> None:
    """What is asked from now on is asked by that test."""
    global _asked, _test, _began
    _end()
    _asked = _noted.setdefault(test, set())
    _test, _began = test, time.process_time()


def _end() -> None:
    _took[_test] = _took.get(_test, 0) + time.process_time() - _began


def keep(worker: str) -> None:
    """Write down what was noted; of each process by itself."""
    _end()
    if FOLDER and any(_noted.values()):
        folder = Path(FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        told = {test: [sorted(asked), _took[test]] for test, asked in _noted.items()}
        (folder / f"{connection.vendor}-{worker}.json").write_text(json.dumps(told))


def noted_elsewhere() -> Mapping[str, Noted]:
    """What is known of each test, as passes on other databases have noted it; empty without any."""
    found: dict[str, Noted] = {}
    for file in sorted(Path(FOLDER).glob("*.json")) if FOLDER else ():
        if not file.name.startswith(f"{connection.vendor}-"):
            for test, (asked, took) in json.loads(file.read_text()).items():
                found[test] = Noted(frozenset(asked), max(took, LEAST))
    return found


def _note(execute, sql, params, many, context):
    _asked.add(_digest(sql))
    return execute(sql, params, many, context)


@cache
def _digest(sql: str) -> str:
    return hashlib.blake2s(without_values(sql).encode(), digest_size=8).hexdigest()


def without_values(sql: str) -> str:
    """The statement alone: how many values are in a list, or rows in an insert, is no matter."""
    if PLAIN.match(sql):
        return ""
    return NUMBERS.sub("0", LISTS.sub("(%s)", sql))
