"""Hashtags in a body as the links that readers get; publishing and the desk's preview share it."""

from collections.abc import Iterable

from articles import addresses
from articles.text import hashtags
from articles.text.plain import to_plain

from .tag import Spelling, Tag


def tags_by_key(keys: Iterable[str], language: str) -> dict[str, int]:
    """Key of a hashtag → id of the tag that stands for it, merged ones followed; one query."""
    spellings = Spelling.objects.filter(language=language, key__in=list(keys))
    return {spelling.key: spelling.tag.root_id for spelling in spellings.select_related("tag")}


def linked_body(body: str, language: str) -> str:
    """The body as readers get it: each hashtag leads to its tag's page; two queries.

    A tag without a name in the language has no page there, so its hashtag stays text.
    """
    found = {hashtags.key(hit.tag, language) for hit in hashtags.find(to_plain(body))}
    by_key = tags_by_key(found, language)
    tags = Tag.objects.in_bulk(by_key.values())

    def address(text: str) -> str | None:
        tag = tags.get(by_key.get(hashtags.key(text, language), 0))
        name = tag.name_in(language) if tag else ""
        return addresses.tag(language, tag.pk, name) if name else None

    return hashtags.link(body, address)
