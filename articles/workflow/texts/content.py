"""A text on its way in: what a form, an import or an autosave hands to the drafting verbs."""

from collections import Counter
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import (
    Article,
    Author,
    Photo,
    Revision,
    RevisionKind,
    RevisionPhoto,
    Section,
    Tag,
)
from articles.text.characters import shows
from articles.text.losses import Lost
from articles.text.plain import one_line
from articles.text.repair import Change, RepairKind, repair, repair_html, unseen_in
from articles.text.sanitize import BodyRefused, check_size, clean, clean_and_count

LINES = ("kicker", "headline", "standfirst", "lead_caption", "lead_alt", "note")
TEXTS = (*LINES, "body")
MOST_IN_GALLERY = 40


@dataclass(frozen=True)
class GalleryPhoto:
    """A photo's place in a gallery: its id, and what the text says under it."""

    photo: int
    caption: str = ""


@dataclass(frozen=True)
class Content:
    """One state of a language version's text; `tags` holds ids of tags."""

    headline: str = ""
    kicker: str = ""
    standfirst: str = ""
    body: str = ""
    lead_photo: int | None = None
    lead_caption: str = ""
    lead_alt: str = ""
    tags: frozenset[int] = field(default_factory=frozenset)
    gallery: tuple[GalleryPhoto, ...] = ()
    kind: str = RevisionKind.TEXT
    note: str = ""


@dataclass(frozen=True)
class Shared:
    """What the languages of a story share, as it is known when the story begins."""

    slugline: str = ""
    section: Section | None = None
    genre: str = Article.Genre.NEWS
    place: Tag | None = None
    source: str = ""
    bylines: tuple[Author, ...] = ()
    import_digest: str | None = None
    part_of: Article | None = None
    page: str | None = None


NOTHING_SHARED = Shared()


@dataclass(frozen=True)
class Prepared:
    """Content that may be stored; the repairs and losses on the way, one of each kind."""

    content: Content
    repairs: tuple[Change, ...]
    losses: tuple[Lost, ...] = ()


def content_of(revision: Revision) -> Content:
    """The content that a revision holds; a query each for tags and gallery."""
    links = revision.gallery_links.values_list("photo_id", "caption")
    return content_with(
        revision,
        tags=frozenset(revision.tag_links.values_list("tag_id", flat=True)),
        gallery=tuple(GalleryPhoto(*link) for link in links),
    )


def content_with(
    revision: Revision, *, tags: frozenset[int], gallery: tuple[GalleryPhoto, ...]
) -> Content:
    """The same where its tags and its gallery are known."""
    return Content(
        **{name: getattr(revision, name) for name in (*TEXTS, "kind")},
        lead_photo=revision.lead_photo_id,
        tags=tags,
        gallery=gallery,
    )


def prepare(content: Content, language: str) -> Prepared:
    """Check the size, clean and repair; raises ValidationError with a message per field."""
    problems = {name: problem for name in TEXTS if (problem := _size_problem(name, content))}
    problems |= _reference_problems(content)
    problems |= _captions_problem(content)
    if problems:
        raise ValidationError(problems)
    repairs: list[Change] = []
    changed = {}
    for name in LINES:
        changed[name] = _repaired_line(getattr(content, name), language, repairs)
    cleaned = clean_and_count(content.body, language)
    body = repair_html(cleaned.html, language)
    repairs.extend((*unseen_in(content.body), *body.changes))
    changed["body"] = clean(body.text)
    too_long = {name: problem for name in LINES if (problem := _length_problem(name, changed))}
    if too_long:
        raise ValidationError(too_long)
    changed["gallery"] = _repaired_gallery(content.gallery, language, repairs)
    return Prepared(replace(content, **changed), _by_kind(repairs), cleaned.losses)


def _repaired_line(text: str, language: str, repairs: list[Change]) -> str:
    """A line repaired and then tidied, so that no-break spaces are repaired and told of as well."""
    repaired = repair(text, language)
    repairs.extend(repaired.changes)
    tidy = one_line(repaired.text)
    if shows(tidy):
        return tidy
    repairs.append(Change(RepairKind.INVISIBLE, len(tidy)))
    return ""


def _by_kind(repairs: list[Change]) -> tuple[Change, ...]:
    counts = Counter(dict.fromkeys(RepairKind, 0))
    for change in repairs:
        counts[change.kind] += change.count
    return tuple(Change(kind, count) for kind, count in counts.items() if count)


def _known_photos(wanted: set[int]) -> set[int]:
    """Which of these photos are there; no query where none is wanted."""
    if not wanted:
        return set()
    return set(Photo.objects.kept().filter(pk__in=wanted).values_list("pk", flat=True))


def _repaired_gallery(
    gallery: tuple[GalleryPhoto, ...], language: str, repairs: list[Change]
) -> tuple[GalleryPhoto, ...]:
    """The gallery with its captions repaired like any line; raises ValidationError."""
    limit = RevisionPhoto._meta.get_field("caption").max_length
    made = []
    for stands in gallery:
        caption = _repaired_line(stands.caption, language, repairs)
        if len(caption) > limit:
            raise ValidationError({"gallery": _too_long(limit, len(caption))})
        made.append(replace(stands, caption=caption))
    return tuple(made)


def _size_problem(name: str, content: Content) -> object | None:
    try:
        check_size(getattr(content, name))
    except BodyRefused as refusal:
        return refusal.message
    return None


def _captions_problem(content: Content) -> dict[str, object]:
    """Judged before anything reads them: a caption can be as hostile as a body."""
    try:
        for stands in content.gallery:
            check_size(stands.caption)
    except BodyRefused as refusal:
        return {"gallery": refusal.message}
    return {}


def _reference_problems(content: Content) -> dict[str, object]:
    problems = {}
    chosen = [stands.photo for stands in content.gallery]
    known = _known_photos({content.lead_photo, *chosen} - {None})
    if content.lead_photo and content.lead_photo not in known:
        problems["lead_photo"] = _("There is no such photo.")
    if not known.issuperset(chosen):
        problems["gallery"] = _("There is no such photo.")
    elif len(set(chosen)) != len(chosen):
        problems["gallery"] = _("A photo stands in the gallery twice.")
    elif len(chosen) > MOST_IN_GALLERY:
        problems["gallery"] = _("At most 40 photos stand in a gallery.")
    if content.tags and Tag.objects.filter(pk__in=content.tags).count() != len(content.tags):
        problems["tags"] = _("There is no such tag.")
    if content.kind not in RevisionKind.values:
        problems["kind"] = _("There is no such kind of change.")
    return problems


def _length_problem(name: str, changed: dict[str, str]) -> object | None:
    limit = Revision._meta.get_field(name).max_length
    if len(changed[name]) <= limit:
        return None
    return _too_long(limit, len(changed[name]))


def _too_long(limit: int, length: int) -> str:
    return _("At most %(limit)d characters; these are %(length)d.") % {
        "limit": limit,
        "length": length,
    }
