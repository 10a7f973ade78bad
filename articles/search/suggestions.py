"""Names to offer while somebody types: tags and authors that readers can find stories of."""

from collections.abc import Iterable

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from articles.models import Author, Publication, RevisionTag, Spelling, Tag
from articles.text.alphabets import in_order
from articles.text.fold import fold

LATEST = 200  # stories whose tags are offered before anything is typed


def suggest(beginning: str, *, language: str, limit: int = 8) -> list[Tag]:
    """Tags named in `language` of which some spelling begins so; one query."""
    key = fold(beginning[:100], language).replace(" ", "_")
    if not key:
        return []
    spelled = Spelling.objects.filter(language=language, key__startswith=key)
    tags = Tag.objects.filter(pk__in=spelled.values("tag_id"), merged_into=None)
    stories = Publication.objects.visible().in_language(language)
    own = stories.filter(revision__tag_links__tag=OuterRef("pk"))
    of_merged = stories.filter(revision__tag_links__tag__merged_into=OuterRef("pk"))
    # Apart, each is looked up by an index; as one question every story would be read.
    return _named(tags.filter(Exists(own) | Exists(of_merged)).order_by("-pk"), language, limit)


def latest_tags(*, language: str, limit: int = 60) -> list[Tag]:
    """The tags of the latest stories, those named in `language`; two queries."""
    stories = Publication.objects.visible().in_language(language).latest_first()
    links = RevisionTag.objects.filter(content_object__in=stories.values("revision_id")[:LATEST])
    roots = links.annotate(root=Coalesce("tag__merged_into_id", "tag_id")).values("root")
    newest = roots.annotate(newest=Max("content_object_id")).order_by("-newest")
    places = {root: place for place, root in enumerate(newest.values_list("root", flat=True))}
    named = _with_name(Tag.objects.filter(pk__in=places), language)
    return _sorted(sorted(named, key=lambda tag: places[tag.pk])[:limit], language)


def suggest_authors(beginning: str, *, language: str, limit: int = 3) -> list[Author]:
    """Authors of whom, in `language`, the name or a part of it begins so; at most two queries.

    An outlet's authors are few enough to read all their names.
    """
    key = fold(beginning[:100], language)
    if not key:
        return []
    name = f"name_{language}"
    rows = Author.objects.exclude(**{name: None}).values_list("pk", name)
    called = [pk for pk, text in rows if f" {key}" in f" {fold(text, language)}"]
    if not called:
        return []
    stories = Publication.objects.visible().in_language(language)
    own = stories.filter(translation__article__byline_links__author=OuterRef("pk"))
    authors = Author.objects.filter(Exists(own), pk__in=called).order_by("-pk")
    return _named(authors, language, limit)


def _named(rows: QuerySet, language: str, limit: int) -> list:
    """The first rows that have a name, by the language's alphabet: cut first, sorted then."""
    return _sorted(_with_name(rows, language)[:limit], language)


def _with_name(rows: QuerySet, language: str) -> QuerySet:
    name = f"name_{language}"
    return rows.exclude(**{name: None}).exclude(**{name: ""})


def _sorted(rows: Iterable[Tag | Author], language: str) -> list:
    return in_order(rows, lambda row: row.name_in(language), language)
