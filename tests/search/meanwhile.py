"""Somebody else who acts, or tries to, in the middle of what a test does. Real threads."""

from collections.abc import Callable
from threading import Event, Thread, current_thread
from time import monotonic
from types import SimpleNamespace

import pytest
from django.db import connection

from articles import workflow
from articles.models import Translation
from articles.search import index
from tests.threads import at_once

PATIENCE = 300  # seconds, so that a test that waits for ever fails
BLOCKED_BY_US = (
    "SELECT EXISTS (SELECT 1 FROM pg_locks"
    " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
)


class Other:
    """What the other waits for, and says once it is done."""

    def __init__(self) -> None:
        self.may_act, self.wants_to_write, self.is_done = Event(), Event(), Event()
        self.thread: Thread | None = None

    def after(self, act: Callable[[], object]) -> Callable[[], None]:
        """Runs `act` in the middle of what is tested."""

        def run() -> None:
            self.thread = current_thread()
            assert self.may_act.wait(PATIENCE)
            try:
                with connection.execute_wrapper(self._note):
                    act()
            finally:
                self.is_done.set()

        return run

    def has_its_chance(self) -> None:
        """Goes on once the other is done, or waits for what this thread holds.

        The other may come by here as well, and waits for nobody.
        """
        if current_thread() is self.thread:
            return
        self.may_act.set()
        given_up = monotonic() + PATIENCE
        while not (self.is_done.wait(0.005) or self._waits_for_us()):
            assert monotonic() < given_up

    def _waits_for_us(self) -> bool:
        """On SQLite whoever is in a transaction is the only one who writes."""
        if connection.vendor == "sqlite":
            return connection.in_atomic_block and self.wants_to_write.is_set()
        with connection.cursor() as cursor:
            cursor.execute(BLOCKED_BY_US)
            return cursor.fetchone()[0]

    def _note(self, execute: Callable, sql: str, *rest: object) -> object:
        if sql.startswith(("BEGIN", "INSERT", "UPDATE", "DELETE")):
            self.wants_to_write.set()
        return execute(sql, *rest)


def no_faults(results: list[object]) -> None:
    assert [result for result in results if isinstance(result, Exception)] == []


def publish_while(
    people: SimpleNamespace,
    other: Other,
    monkeypatch: pytest.MonkeyPatch,
    story: Translation,
    act: Callable[[], object],
) -> None:
    """Publish, and let `act` be tried once the text is indexed but not yet published."""
    real = index._store

    def index_slowly(publications):
        real(publications)
        other.has_its_chance()

    def publish():
        workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)

    monkeypatch.setattr(index, "_store", index_slowly)
    no_faults(at_once(publish, other.after(act)))
