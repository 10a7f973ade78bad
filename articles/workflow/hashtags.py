"""The tags that the hashtags of a text stand for; a hashtag that is new makes one."""

from django.db import IntegrityError, transaction

from articles.models import Spelling, Tag
from articles.models.linking import tags_by_key
from articles.text import hashtags
from articles.text.plain import to_plain
from articles.workflow import after

MAX_NAME = Tag._meta.get_field("name").max_length


def tags_in(body: str, language: str) -> frozenset[int]:
    """The ids of the tags that a body's hashtags stand for; unknown ones are made."""
    found: dict[str, str] = {}
    for hashtag in hashtags.find(to_plain(body)):
        found.setdefault(hashtags.key(hashtag.tag, language), hashtag.tag)
    known = tags_by_key(found, language)
    return frozenset(
        known[key] if key in known else _make_tag(key, tag, language)
        # In one order, so that two texts with the same new ones never wait for each other.
        for key, tag in sorted(found.items())
        if key and len(tag) <= MAX_NAME
    )


def _make_tag(key: str, text: str, language: str) -> int:
    """A new tag named by its hashtag; another writer may have made it in the same moment."""
    name = text.replace("_", " ")
    try:
        with transaction.atomic():
            named = Tag.objects.filter(**{f"name_{language}": name}, merged_into=None).first()
            tag = named or Tag.objects.create(**{f"name_{language}": name})
            Spelling.objects.create(tag=tag, language=language, text=text, key=key)
            after.tag_made(tag)
            return tag.root_id
    except IntegrityError:
        return tags_by_key([key], language)[key]
