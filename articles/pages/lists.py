"""The pages about a section, a tag or an author: who or what it is, and its stories."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists
from django.utils.functional import Promise

from articles import addresses
from articles.languages import CODES, LANGUAGES, Language
from articles.models import Author, Publication, Section, Tag
from articles.models.named import Named
from articles.models.querysets import PublicationQuerySet

from .parts import OtherVersion, language_switch
from .teasers import Batch, batch


@dataclass(frozen=True)
class Subject:
    """What a list can be about; `about` names the field that tells of it."""

    model: type[Named]
    address: Callable[[str, int, str], str]
    stories: Callable[[PublicationQuerySet, int], PublicationQuerySet]
    about: str


SECTION = Subject(Section, addresses.section, PublicationQuerySet.in_section, "description")
TAG = Subject(Tag, addresses.tag, PublicationQuerySet.with_tag, "")
AUTHOR = Subject(Author, addresses.author, PublicationQuerySet.by_author, "biography")


@dataclass(frozen=True)
class Listing:
    """A page that lists the stories about or by something; `kind` says what that is."""

    language: Language
    path: str
    kind: str | Promise
    name: str
    about: str
    batch: Batch
    versions: tuple[OtherVersion, ...]


def listing(subject: Subject, number: int, language: str, *, before: str = "") -> Listing | None:
    """The page of the thing with this number, or None where readers of the language have none.

    A merged tag gives the page of the one that stands for it. Three queries, one more for a
    merged tag. Raises NoSuchCursor.
    """
    found = _with_languages(subject, number)
    if isinstance(found, Tag) and found.merged_into_id:
        found = _with_languages(subject, found.merged_into_id)
    if found is None or not _exists_in(found, language):
        return None
    stories = _stories(subject, found.pk, language)
    return Listing(
        language=LANGUAGES[language],
        path=_path(subject, found, language),
        kind=_kind(found),
        name=found.name_in(language),
        about=found.word_in(subject.about, language) if subject.about else "",
        batch=batch(stories, before=before),
        versions=language_switch(
            language,
            {code: _path(subject, found, code) for code in CODES if _exists_in(found, code)},
        ),
    )


def _with_languages(subject: Subject, number: int) -> Named | None:
    """The thing itself, with an answer per language whether it has live stories there."""
    live = {f"live_{code}": Exists(_stories(subject, number, code)) for code in CODES}
    return subject.model.objects.annotate(**live).filter(pk=number).first()


def _stories(subject: Subject, number: int, language: str) -> PublicationQuerySet:
    return subject.stories(Publication.objects.visible().in_language(language), number)


def _exists_in(found: Named, language: str) -> bool:
    """A page exists where a live story leads to it; a section also where the menu does."""
    is_reached = getattr(found, f"live_{language}") or getattr(found, "in_menu", False)
    return bool(is_reached and found.name_in(language))


def _path(subject: Subject, found: Named, language: str) -> str:
    return subject.address(language, found.pk, found.name_in(language))


def _kind(found: Named) -> str | Promise:
    if isinstance(found, Tag):
        return Tag.Kind(found.kind).label
    # That a name is a pseudonym is nobody's business, so a person's page does not say what it is.
    if isinstance(found, Author) and found.kind != Author.Kind.PERSON:
        return Author.Kind(found.kind).label
    return ""
