"""Reading without a line: the readers' service worker, and what it is told at each contact."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext, override

from articles.languages import CODES
from articles.models import Author

from . import inline
from .feeds import MOST_WITHDRAWN, TOLD_FOR, Withdrawn, withdrawn

CONTENT_TYPE = "text/javascript; charset=utf-8"
# Raise it when workers can no longer read what others have kept: then all of that is dropped.
FORMAT = 1


def worker() -> str:
    """The worker, or what takes it out of every browser where the house wants none."""
    if not settings.SERVICE_WORKER:
        return _source("public/worker_gone.js")
    house = {
        "format": FORMAT,
        "first": CODES[0],
        "files": [static(inline.FONT)],
        "words": {code: _words(code) for code in CODES},
    }
    said = json.dumps(house, ensure_ascii=False, sort_keys=True)
    return f"const house = {said};\n{_source('public/worker.js')}"


def told() -> dict[str, object]:
    """The numbers of withdrawn stories by language, and since when there are all of them.

    What a reader keeps from before that is dropped, whatever became of it. Of a live story a post
    was withdrawn: what is kept of it from before that moment is dropped. Whatever was kept before
    a byline was withdrawn may hold that name. Two queries.
    """
    since, (found, posts) = _first_whole_day(), withdrawn()
    for moment in Author.objects.withdrawn().values_list("withdrawn_at", flat=True)[:1]:
        # Told in whole seconds.
        since = max(since, moment + timedelta(seconds=1))
    for gone in (*found.values(), *posts.values()):
        if len(gone) == MOST_WITHDRAWN:
            since = max(since, gone[-1].moment)
    stories = {code: [each.story for each in gone] for code, gone in found.items()}
    return {
        "since": since.isoformat(timespec="seconds"),
        "stories": stories,
        "posts": {code: _latest(gone) for code, gone in posts.items()},
    }


def _latest(gone: Iterable[Withdrawn]) -> list[tuple[int, str]]:
    """Each story once, with when its last post was withdrawn."""
    moments: dict[int, str] = {}
    for each in gone:
        moments.setdefault(each.story, each.moment.isoformat(timespec="milliseconds"))
    return list(moments.items())


def _first_whole_day() -> datetime:
    """The same all day."""
    day = (timezone.now() - TOLD_FOR).astimezone(UTC).date() + timedelta(days=1)
    return datetime.combine(day, datetime.min.time(), UTC)


def _words(language: str) -> dict[str, str]:
    with override(language):
        return {"saved": gettext("Saved copy:"), "list": gettext("Saved pages")}


def _source(name: str) -> str:
    return Path(finders.find(name)).read_text()
