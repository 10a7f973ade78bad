"""Made-up stories with their language versions; what they share."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

from articles.languages import CODES
from articles.models import Article, DeskEntry
from articles.search.desk import Kind

from .batch import Batch
from .moulds import Mould
from .pages import Story
from .setting import SLUGLINE, Setting
from .versions import ENDS, add_version

SPAN = timedelta(days=3 * 365)
ORIGINALS = {"ar": 80, "ckb": 10, "kmr": 10}
TRANSLATED = 0.3
HOW_OFTEN = tuple(accumulate(ENDS.values()))


def add_story(batch: Batch, setting: Setting, mould: Mould, random: Random, place: float) -> None:
    """Add the rows of one; it began three years ago (a place of 0) or two days ago (1)."""
    begun = (setting.now - timedelta(days=2) - (1 - place) * SPAN).replace(microsecond=0)
    story = replace(mould.story, number=batch.number(Article))
    source, created = None, begun
    for language in _languages(random):
        (end,) = random.choices(tuple(ENDS), cum_weights=HOW_OFTEN)
        version = mould.versions[language]
        made = add_version(batch, setting, random, story, version, end, source, begun)
        if source is None:
            source, created = made, made.created
        begun += timedelta(minutes=random.randint(30, 300))
    _add_article(batch, setting, story, created)


def _add_article(batch: Batch, setting: Setting, story: Story, created: datetime) -> None:
    """The story itself, last: it is as old as its first text."""
    batch.rows["articles"].append(
        (story.number, SLUGLINE, story.section, story.genre, setting.writer, batch.stored(created))
    )
    batch.rows["bylines"] += [(story.number, *each[::-1]) for each in enumerate(story.authors)]
    number = DeskEntry.number_of(Kind.STORY, story.number)
    batch.let_the_desk_find_all(number, setting.slugline)


def _languages(random: Random) -> Iterator[str]:
    """The original's language, then those it is translated into."""
    (original,) = random.choices(tuple(ORIGINALS), tuple(ORIGINALS.values()))
    yield original
    yield from (code for code in CODES if code != original and random.random() < TRANSLATED)
