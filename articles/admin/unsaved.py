"""What a person was typing and has not saved, as lists and screens offer it to them again."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import strip_tags

from articles.languages import LANGUAGES, Language
from articles.models import Translation, WorkingCopy
from articles.models.version_querysets import TranslationQuerySet
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
    mine = WorkingCopy.objects.filter(person_id=person.pk, language=language)
    return list(mine.filter(translation=translation).order_by("-updated_at", "-pk")[:MOST_SHOWN])


def unsaved_of(person: AbstractBaseUser, readable: TranslationQuerySet) -> list[Unsaved]:
    """All that this person was typing, in versions that they may still read; newest first."""
    mine = WorkingCopy.objects.filter(person_id=person.pk)
    open_to_them = mine.filter(Q(translation=None) | Q(translation__in=readable.values("pk")))
    newest = open_to_them.select_related("translation__latest_revision")
    return unsaved(newest.order_by("-updated_at", "-pk")[:MOST_SHOWN])


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
