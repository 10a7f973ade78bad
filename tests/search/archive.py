"""Many stories at once, with words as unevenly frequent as in real text; past the verbs."""

import random
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from types import SimpleNamespace

from django.db import connection

from articles.models import Approval, Article, Publication, Revision, Translation
from articles.models.guards import lifted
from articles.search import index_many
from articles.states import Status
from tests import make

COMMON = ["في", "من", "على", "سوريا", "المدينة", "اليوم", "قال", "كوباني", "الإدارة", "قوات"]
LETTERS = "ابتجحدرسشعفقكلمنهوي"
BEGINNING = datetime(2015, 1, 1, tzinfo=UTC)
BATCH = 500


def fill(
    people: SimpleNamespace,
    count: int,
    *,
    words: int = 300,
    language: str = "ar",
    phrase: str = "",
    apart: timedelta = timedelta(hours=1),
) -> None:
    """`count` live stories, each of `words` words, published some time apart and indexed.

    `phrase` stands in every second text and in every tenth headline.
    """
    vocabulary, weights, state = _vocabulary()
    chance = random.Random()
    chance.setstate(state)
    section = make.section()

    def text(length: int) -> str:
        return " ".join(chance.choices(vocabulary, cum_weights=weights, k=length))

    for start in range(0, count, BATCH):
        rows = range(start, min(start + BATCH, count))
        stories = Article.objects.bulk_create(
            Article(section=section, created_by=people.rojin) for _ in rows
        )
        with lifted(connection):
            publications = _publish(people, stories, rows, text, words, language, phrase, apart)
        index_many(publications)


@cache
def _vocabulary() -> tuple[list[str], list[float], tuple]:
    """Words, the sums of their weights up to each, and the chance as it stands after them."""
    chance = random.Random(7)
    words = COMMON + [
        "".join(chance.choices(LETTERS, k=chance.randint(3, 8))) for _ in range(40_000)
    ]
    weights = accumulate(1 / (rank + 3) for rank in range(len(words)))
    return words, list(weights), chance.getstate()


def _publish(people, stories, rows, text, words, language, phrase, apart):
    versions = Translation.objects.bulk_create(
        Translation(article=story, language=language, created_by=people.rojin, slug="s")
        for story in stories
    )
    moments = [BEGINNING + row * apart for row in rows]
    revisions = Revision.objects.bulk_create(
        Revision(
            translation=version,
            number=1,
            headline=f"{text(8)} {phrase if row % 10 == 0 else ''}".strip(),
            standfirst=text(20),
            body=f"<p>{text(words)} {phrase if row % 2 == 0 else ''}</p>",
            writer=people.rojin,
            created_at=moment,
        )
        for row, version, moment in zip(rows, versions, moments, strict=True)
    )
    approvals = Approval.objects.bulk_create(
        Approval(revision=one, writer=people.rojin, approver=people.salma, created_at=moment)
        for one, moment in zip(revisions, moments, strict=True)
    )
    for version, revision, approval in zip(versions, revisions, approvals, strict=True):
        version.status, version.latest_revision, version.approval = (
            Status.APPROVED,
            revision,
            approval,
        )
    Translation.objects.bulk_update(versions, ["status", "latest_revision", "approval"])
    return Publication.objects.bulk_create(
        Publication(
            translation=version,
            language=language,
            revision=revision,
            approval=approval,
            publisher=people.hevin,
            visible_from=moment,
            first_published_at=moment,
            body=revision.body,
            created_at=moment,
        )
        for version, revision, approval, moment in zip(
            versions, revisions, approvals, moments, strict=True
        )
    )
