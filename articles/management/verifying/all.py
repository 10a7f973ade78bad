from collections.abc import Iterator

from articles.workflow.trail.following import follow
from articles.workflow.trail.sealing import seal_what_waits

from . import derived, files, stored
from .damage import Check, Step


def _trail() -> Iterator[Step]:
    """Sealed first: what waits for its link is not compared with anything."""
    seal_what_waits()
    for step in follow():
        yield Step(step.done, step.total, step.broken)


CHECKS = (*stored.CHECKS, *derived.CHECKS, *files.CHECKS, Check("trail", _trail))
