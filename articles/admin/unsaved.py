"""What a person was typing and has not saved, as lists and screens offer it to them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import strip_tags

from articles.languages import LANGUAGES, Language
from articles.models import Translation, WorkingCopy
from articles.models.prepared import Prepared, Slot
from articles.states import Role
from articles.text.excerpt import excerpt

MOST_SHOWN = 20
WORDS = 10
# Enough for the first words, however long the text.
_BEGINNING = 600
IN_ORDER = ("headline", "standfirst", "body", "kicker", "lead_caption", "slugline")


@dataclass(frozen=True)
class Unsaved:
    """A working copy by its first words; `saved_as` is the headline of the text it belongs to."""

    copy: WorkingCopy
    words: str
    saved_as: str = ""

    @property
    def language(self) -> Language:
        return LANGUAGES[self.copy.language]

    @property
    def is_new_story(self) -> bool:
        return self.copy.translation_id is None

    @property
    def address(self) -> str:
        """Where the typed words are opened again."""
        asked = QueryDict(mutable=True)
        asked["restore"] = self.copy.key
        if self.is_new_story:
            asked["language"] = self.copy.language
            return f"{reverse('admin:articles_translation_add')}?{asked.urlencode()}"
        return f"{screen_of(self.copy)}?{asked.urlencode()}"


def screen_of(copy: WorkingCopy) -> str:
    """The screen without what was typed."""
    if copy.translation_id is None:
        return f"{reverse('admin:articles_translation_add')}?language={copy.language}"
    return reverse("admin:articles_translation_change", args=[copy.translation_id])


def unsaved(copies: Iterable[WorkingCopy]) -> list[Unsaved]:
    return [Unsaved(copy, first_words(copy), _headline(copy)) for copy in copies]


def copies_in(
    person: AbstractBaseUser, translation: Translation | None, language: str
) -> list[WorkingCopy]:
    """What this person was typing in a version (or in new stories), newest first; one query."""
    if translation is not None:
        known = {"person": person.pk, "version": translation.pk, "language": language}
        copies = IN_VERSION.objects(**known)
        for copy in copies:
            copy.translation = translation
        return copies
    mine = WorkingCopy.objects.filter(person_id=person.pk, language=language, translation=None)
    return list(mine.order_by("-updated_at", "-pk")[:MOST_SHOWN])


IN_VERSION = Prepared(
    lambda: WorkingCopy.objects.filter(
        person_id=Slot("person"), translation=Slot("version"), language=Slot("language")
    ).order_by("-updated_at", "-pk")[:MOST_SHOWN]
)


def unsaved_of(person: AbstractBaseUser, memberships: frozenset[tuple[str, Role]]) -> list[Unsaved]:
    """All that this person was typing, in versions that they may still read; newest first.

    One query.
    """
    rows = _copies(memberships).values(person=person.pk)
    names = [name for name in COLUMNS if name != HEADLINE]
    return [
        Unsaved(copy, first_words(copy), headline or "")
        for *values, headline in rows
        for copy in [WorkingCopy(**dict(zip(names, values, strict=True)))]
    ]


HEADLINE = "translation__latest_revision__headline"
COLUMNS = ("pk", "key", "translation_id", "language", "content", "updated_at", HEADLINE)


@lru_cache(maxsize=256)
def _copies(memberships: frozenset[tuple[str, Role]]) -> Prepared:
    mine = WorkingCopy.objects.filter(person_id=Slot("person"))
    # One by one, since their number is small: as a set of their own, it is every text there is.
    readable = Translation.objects.order_by().readable_by(Slot("person"), memberships)
    is_readable = Exists(readable.filter(pk=OuterRef("translation")))
    open_to_them = mine.filter(Q(translation=None) | is_readable)
    newest = open_to_them.order_by("-updated_at", "-pk")
    return Prepared(lambda: newest.values_list(*COLUMNS)[:MOST_SHOWN])


def first_words(copy: WorkingCopy) -> str:
    """How the typed text begins; "" where nothing but a choice was made."""
    for name in IN_ORDER:
        beginning = strip_tags(copy.content.get(name, "")[:_BEGINNING])
        if words := excerpt(beginning, words=WORDS).strip():
            return words
    return ""


def _headline(copy: WorkingCopy) -> str:
    latest = copy.translation.latest_revision if copy.translation else None
    return latest.headline if latest else ""
