"""Live stories made of one text, and what a query finds of them."""

from types import SimpleNamespace

import pytest

from articles.models import Publication, Translation
from articles.search import index_many, postgresql, search, walking, words
from tests.make import published

OTHER = {"ar": "خبر عاجل", "ckb": "هەواڵێکی نوێ", "kmr": "Nûçeyeke nû"}


def tell(people: SimpleNamespace, language: str, text: str, **changes: object) -> Translation:
    """A live story whose body is `text`, under a headline that has nothing to do with it."""
    changes.setdefault("headline", OTHER[language])
    return published(people, language, body=f"<p>{text}</p>", **changes)


def found(query: str, language: str, **options: object) -> list[int]:
    """The ids of the language versions found, in the order of the results."""
    hits = search(query, language=language, **options).hits
    return [hit.publication.translation_id for hit in hits]


def few_are_many(
    monkeypatch: pytest.MonkeyPatch, many: int, steps: tuple[int, ...] = walking.STEPS
) -> None:
    """Have `many` matches be as many as are not read to the end, whatever is in the sample.

    What is indexed already is indexed anew.
    """
    monkeypatch.setattr(walking, "MANY", many)
    monkeypatch.setattr(walking, "STEPS", steps)
    monkeypatch.setattr(postgresql, "SAMPLE", 1)
    monkeypatch.setattr(words, "SAMPLE", 1)
    index_many(Publication.objects.visible())
