"""The pages about a section, a tag or an author: who or what it is, and its stories."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise

from articles import addresses
from articles.languages import CODES, LANGUAGES, Language
from articles.models import Author, ListingRow, Section, Tag
from articles.models.named import Named
from articles.models.prepared import Prepared, Slot
from articles.text.characters import shows

from .batches import Batch, batch
from .parts import OtherVersion, language_switch


@dataclass(frozen=True)
class Subject:
    """What a list can be about; `about` names the field that tells of it."""

    model: type[Named]
    kind: ListingRow.Kind
    address: Callable[[str, int, str], str]
    about: str = ""
    own: tuple[str, ...] = ()


SECTION = Subject(
    Section, ListingRow.Kind.SECTION, addresses.section, "description", own=("in_menu",)
)
TAG = Subject(Tag, ListingRow.Kind.TAG, addresses.tag, own=("kind", "merged_into_id"))
AUTHOR = Subject(
    Author,
    ListingRow.Kind.AUTHOR,
    addresses.author,
    "biography",
    own=("kind", "withdrawn_at"),
)
Row = Mapping[str, object]


class NameWithdrawn(Exception):
    """Whose page this was, readers are told no more."""


@dataclass(frozen=True)
class Listing:
    """A page that lists the stories about or by something; `kind` says what that is.

    `feed_path` lacks the form at its end; `author_type` is in schema.org's words, or empty.
    """

    language: Language
    path: str
    feed_path: str
    kind: str | Promise
    name: str
    about: str
    author_type: str
    before: str
    batch: Batch
    versions: tuple[OtherVersion, ...]


@dataclass(frozen=True)
class Known:
    """A thing that has a page in a language."""

    number: int
    path: str
    name: str
    about: str


def known(subject: Subject, number: int, language: str) -> Known | None:
    """The thing with this number, if readers of the language have a page about it; one query.

    A merged tag gives the one that stands for it, with one query more. Raises NameWithdrawn.
    """
    found = _shown(subject, number, language)
    if found is None:
        return None
    about = _word(found, subject.about, language) if subject.about else ""
    path = _path(subject, found, language)
    return Known(found["pk"], path, _word(found, "name", language), about)


def listing(subject: Subject, number: int, language: str, *, before: str = "") -> Listing | None:
    """The page of the thing with this number, or None where readers of the language have none.

    A merged tag gives the page of the one that stands for it. Two queries, one more for a merged
    tag. Raises NoSuchCursor and NameWithdrawn.
    """
    found = _shown(subject, number, language)
    if found is None:
        return None
    return Listing(
        language=LANGUAGES[language],
        path=_path(subject, found, language),
        feed_path=feed_path(subject, found["pk"], language),
        kind=_kind(subject, found),
        name=_word(found, "name", language),
        about=_word(found, subject.about, language) if subject.about else "",
        author_type=_author_type(subject, found),
        before=before,
        batch=batch(language, kind=subject.kind, subject=found["pk"], before=before),
        versions=language_switch(
            language,
            {code: _path(subject, found, code) for code in CODES if _exists_in(found, code)},
        ),
    )


def _shown(subject: Subject, number: int, language: str) -> Row | None:
    found = _row(subject, number)
    if found and found.get("merged_into_id"):
        found = _row(subject, found["merged_into_id"])
    if found and found.get("withdrawn_at"):
        raise NameWithdrawn
    return found if found and _exists_in(found, language) else None


@cache
def _query(subject: Subject) -> tuple[tuple[str, ...], Prepared]:
    words = ("name", *([subject.about] if subject.about else []))
    columns = ("pk", *subject.own, *(f"{word}_{code}" for word in words for code in CODES))
    live = tuple(f"live_{code}" for code in CODES)

    def build() -> QuerySet:
        rows = ListingRow.objects.visible().in_list(subject.kind, OuterRef("pk"))
        there = {f"live_{code}": Exists(rows.in_language(code)) for code in CODES}
        # modeltranslation's own would ask for the columns in another order than the given.
        things = QuerySet(subject.model).annotate(**there).filter(pk=Slot("number"))
        return things.order_by().values_list(*columns, *live)

    return (*columns, *live), Prepared(build)


def _row(subject: Subject, number: int) -> Row | None:
    """The thing itself, with an answer per language whether it has live stories there."""
    columns, query = _query(subject)
    rows = query.rows(number=number)
    return dict(zip(columns, rows[0], strict=True)) if rows else None


def _word(found: Row, field: str, language: str) -> str:
    value = found[f"{field}_{language}"] or ""
    return value if shows(value) else ""


def _exists_in(found: Row, language: str) -> bool:
    """A page exists where a live story leads to it; a section also where the menu does."""
    is_reached = found[f"live_{language}"] or found.get("in_menu", False)
    return bool(is_reached and _word(found, "name", language))


def _path(subject: Subject, found: Row, language: str) -> str:
    return subject.address(language, found["pk"], _word(found, "name", language))


def _author_type(subject: Subject, found: Row) -> str:
    if subject is not AUTHOR:
        return ""
    return "Person" if found["kind"] == Author.Kind.PERSON else "Organization"


def feed_path(subject: Subject, number: int, language: str) -> str:
    """Where its feeds stand, without the form at the end."""
    return addresses.feed_of(language, subject.kind.name.lower(), number, "")


def _kind(subject: Subject, found: Row) -> str | Promise:
    if subject is TAG:
        return Tag.Kind(found["kind"]).label
    # That a name is a pseudonym is nobody's business, so a person's page does not say what it is.
    if subject is AUTHOR and found["kind"] != Author.Kind.PERSON:
        return Author.Kind(found["kind"]).label
    return ""
