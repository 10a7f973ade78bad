"""Tags that may be one name in two scripts, and words that a tag could be found by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.admin.alphabetical import sorted_names
from articles.languages import CODES, LANGUAGES, Language
from articles.models import Spelling, Tag
from articles.models.tag_querysets import TagQuerySet
from articles.search.names import propose
from articles.text import hashtags


@dataclass(frozen=True)
class Likeness:
    """Another tag, with those of its names and spellings that look like this one's."""

    tag: Tag
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """Words in a language by which no tag is found yet."""

    text: str
    language: Language


def likenesses_of(tag: Tag, among: TagQuerySet) -> list[Likeness]:
    """Tags `among` these that an editor may judge to be the same name; reads every tag."""
    texts = defaultdict(list)
    for proposal in propose(tag):
        texts[proposal.tag].append(proposal.text)
    offered = set(among.filter(pk__in=[other.pk for other in texts]).values_list("pk", flat=True))
    known = [other for other in texts if other.pk in offered]
    return [Likeness(other, tuple(texts[other])) for other in sorted_names(known)]


def offers_of(tag: Tag, likenesses: Iterable[Likeness]) -> list[Offer]:
    """The tag's own names, and names that look like them, that find nothing yet; one query."""
    keyed = {}
    for offer in _names(tag, likenesses):
        key = hashtags.key(offer.text.replace(" ", "_"), offer.language.code)
        if key:
            keyed.setdefault((offer.language.code, key), offer)
    taken = Spelling.objects.filter(key__in=[key for _code, key in keyed])
    known = set(taken.values_list("language", "key"))
    return [offer for position, offer in keyed.items() if position not in known]


def _names(tag: Tag, likenesses: Iterable[Likeness]) -> Iterator[Offer]:
    for code in CODES:
        if name := tag.name_in(code):
            yield Offer(name, LANGUAGES[code])
    for likeness in likenesses:
        for code in CODES:
            if (name := likeness.tag.name_in(code)) in likeness.texts:
                yield Offer(name, LANGUAGES[code])
