"""Hashtags in a body as the links that readers get; publishing and the desk's preview share it."""

from collections.abc import Iterable

from articles import addresses
from articles.text import hashtags
from articles.text.plain import to_plain

from .tag import Spelling


def tags_by_key(keys: Iterable[str], language: str) -> dict[str, int]:
    """Key of a hashtag → id of the tag that stands for it, merged ones followed.

    One query, where there are keys.
    """
    keys = list(keys)
    if not keys:
        return {}
    spellings = Spelling.objects.filter(language=language, key__in=keys)
    return {spelling.key: spelling.tag.root_id for spelling in spellings.select_related("tag")}


def linked_body(body: str, language: str) -> str:
    """The body as readers get it: each hashtag leads to its tag's page; a query if it has one.

    A tag without a name in the language has no page there, so its hashtag stays text.
    """
    found = {hashtags.key(hit.tag, language) for hit in hashtags.find(to_plain(body))}
    if not found:
        return body
    spellings = Spelling.objects.filter(language=language, key__in=found)
    tags = {
        spelling.key: spelling.tag.merged_into or spelling.tag
        for spelling in spellings.select_related("tag__merged_into")
    }

    def address(text: str) -> str | None:
        tag = tags.get(hashtags.key(text, language))
        name = tag.name_in(language) if tag else ""
        return addresses.tag(language, tag.pk, name) if name else None

    return hashtags.link(body, address)
