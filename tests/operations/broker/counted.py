"""Jobs that leave a line each time that they are done, in a file that tests read."""

import time
from pathlib import Path

from django_tasks import task


@task()
def leave_a_line(file: str, word: str) -> None:
    _leave(file, word)


@task(priority=50)
def be_long_the_first_time(file: str, word: str) -> None:
    """Long enough to be cut off; then it is done at once."""
    begun = Path(f"{file}.{word}")
    if not begun.exists():
        begun.touch()
        time.sleep(3600)
    _leave(file, word)


def _leave(file: str, word: str) -> None:
    with Path(file).open("a") as lines:
        lines.write(f"{word}\n")
