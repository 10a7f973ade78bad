"""Hashtags in a body as the links that readers get; publishing and the desk's preview share it."""

from collections.abc import Iterable, Iterator

from articles import addresses
from articles.text import hashtags

from .tag import Spelling, Tag


def tags_by_key(keys: Iterable[str], language: str) -> dict[str, int]:
    """Key of a hashtag → id of the tag that stands for it, merged ones followed.

    One query, where there are keys.
    """
    keys = list(keys)
    if not keys:
        return {}
    spellings = Spelling.objects.filter(language=language, key__in=keys)
    return {spelling.key: spelling.tag.root_id for spelling in spellings.select_related("tag")}


def linked_body(body: str, language: str, tags: Iterable[Tag]) -> str:
    """The body as readers get it: each hashtag leads to the page of its tag, among those given.

    They are the tags that the text carries, at hand with their spellings and what they were merged
    into. A tag without a name in the language has no page there, so its hashtag stays text.
    """
    by_key = dict(_spelled(tags, language))

    def address(text: str) -> str | None:
        tag = by_key.get(hashtags.key(text, language))
        name = tag.name_in(language) if tag else ""
        return addresses.tag(language, tag.pk, name) if name else None

    return hashtags.link(body, address) if by_key else body


def _spelled(tags: Iterable[Tag], language: str) -> Iterator[tuple[str, Tag]]:
    for tag in tags:
        root = tag.merged_into or tag
        for spelling in (*tag.spellings.all(), *root.spellings.all()):
            if spelling.language == language:
                yield spelling.key, root
