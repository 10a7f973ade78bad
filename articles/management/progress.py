"""Long work at a terminal: a bar for who watches, and what Ctrl-C answers."""

from collections.abc import Iterable

from django.core.management.base import CommandError, OutputWrapper

from articles.models.rebuild import Progress

INTERRUPTED = 130  # what shells expect after SIGINT
WIDTH = 30


def stopped(stderr: OutputWrapper) -> CommandError:
    """What a command raises that goes on, when it is run again, where it was stopped."""
    stderr.write("")
    return CommandError("Stopped. Run it again to go on from here.", returncode=INTERRUPTED)


def watched(name: str, steps: Iterable[Progress], stderr: OutputWrapper) -> int:
    """How many were done when all were; the bar is drawn over itself where somebody watches."""
    progress = Progress(0, 0)
    for progress in steps:
        if stderr.isatty():
            stderr.write(_bar(name, progress), ending="")
            stderr.flush()
    if stderr.isatty():
        stderr.write("")
    return progress.done


def _bar(name: str, progress: Progress) -> str:
    share = progress.done / progress.total if progress.total else 1
    bar = ("█" * round(share * WIDTH)).ljust(WIDTH, "·")
    return f"\r{name} {bar} {progress.done}/{progress.total}"
