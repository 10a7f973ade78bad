"""What a text is shown with, held in the one order in which everybody holds it.

Versions, story, authors, tags, section, photos, publications, each by number: in another order two
would wait for each other. What was read with its lock is kept as if it had been fetched along.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery

from articles.models import (
    Article,
    Byline,
    Photo,
    Revision,
    RevisionPhoto,
    RevisionTag,
    Section,
    Tag,
)
from articles.models.revision_figure import RevisionFigure
from articles.text.figures import photos_in


def hold_shown(article: Article, revision: Revision) -> None:
    """Let nobody change what readers will see with a text while its pages and index are made.

    The version is held already. Six queries at most, one more where a tag was merged.
    """
    hold_authors(article)
    _hold_tags_of(article, revision)
    _hold_section(article)
    _hold_photos_of(revision)


def hold_all_shown(shown: Sequence[tuple[Article, Revision]]) -> None:
    """The same of several texts of one story: first all of a kind, then each is told its own."""
    article, revisions = shown[0][0], [revision for _article, revision in shown]
    hold_authors(article)
    carried = RevisionTag.objects.filter(content_object__in=revisions).values("tag")
    list(_held(Tag).filter(Q(pk__in=carried) | Q(pk=article.place_id)).values_list("pk"))
    _hold_section(article)
    gallery = RevisionPhoto.objects.filter(revision__in=revisions).values("photo")
    named = {number for each in revisions for number in photos_in(each.body)}
    named |= {each.lead_photo_id for each in revisions if each.lead_photo_id}
    list(_held(Photo).filter(Q(pk__in=named) | Q(pk__in=gallery)).values_list("pk"))
    for own, revision in shown:
        hold_shown(own, revision)


def hold_authors(article: Article) -> None:
    """Let nobody rename a story's authors; whoever may change its bylines is kept out already."""
    held = Byline.objects.select_for_update(of=("author",), no_key=True).select_related("author")
    rows = list(held.filter(article=article).order_by("author_id"))
    _keep(article, "byline_links", sorted(rows, key=lambda row: (row.position, row.pk)))


def hold_filing(article: Article) -> None:
    """Let nobody rename what a story that may be live is filed under; its row is held."""
    hold_authors(article)
    if article.place_id:
        article.place = _held(Tag).get(pk=article.place_id)
    _hold_section(article)


def _hold_section(article: Article) -> None:
    if article.section_id:
        article.section = _held(Section).get(pk=article.section_id)


def hold_tags(*tag_ids: int) -> None:
    """Let nobody publish under these tags, or what was merged into them, while they are changed.

    For use in the transaction that changes, before it does.
    """
    family = _held(Tag).filter(Q(pk__in=tag_ids) | Q(merged_into__in=tag_ids)).values_list("pk")
    for _ in range(2):  # while the first waits, one more can be merged into them
        list(family.all())


def _hold_tags_of(article: Article, revision: Revision) -> None:
    links = RevisionTag.objects.filter(content_object=revision)
    link = Subquery(links.filter(tag=OuterRef("pk")).values("pk"))
    carried = Q(pk__in=links.values("tag"))
    tags = _held(Tag).filter(carried | Q(pk=article.place_id)).annotate(link=link)
    # Not joined: PostgreSQL would join a tag that waited for its lock to its old root.
    tags = list(tags.prefetch_related("spellings", "merged_into__spellings"))
    rows = [RevisionTag(pk=tag.link, content_object=revision, tag=tag) for tag in tags if tag.link]
    _keep(revision, "tag_links", sorted(rows, key=lambda row: row.pk))
    article.place = next((tag for tag in tags if tag.pk == article.place_id), None)


def _hold_photos_of(revision: Revision) -> None:
    """Of the lead, of the gallery and among the words, with those that have replaced them."""
    links = RevisionPhoto.objects.filter(revision=revision)
    link = links.filter(photo=OuterRef("pk"))
    among = photos_in(revision.body)
    chosen = Q(pk=revision.lead_photo_id) | Q(pk__in=among) | Q(pk__in=links.values("photo"))
    photos = (
        _held(Photo)
        .filter(chosen)
        .annotate(
            in_gallery=Subquery(link.values("position")),
            said_there=Subquery(link.values("caption")),
        )
    )
    found = {photo.pk: photo for photo in photos}
    _hold_what_replaced(found.values())
    gallery = [photo for photo in found.values() if photo.in_gallery is not None]
    _keep(revision, "gallery_links", _gallery(revision, gallery))
    figures = [RevisionFigure(revision=revision, photo=found[pk]) for pk in among if pk in found]
    _keep(revision, "figure_links", figures)
    revision.lead_photo = found.get(revision.lead_photo_id)


def _hold_what_replaced(photos: Iterable[Photo]) -> None:
    replaced = [photo for photo in photos if photo.replaced_by_id]
    if replaced:
        shown = _held(Photo).in_bulk([photo.replaced_by_id for photo in replaced])
        for photo in replaced:
            photo.replaced_by = shown[photo.replaced_by_id]


def _gallery(revision: Revision, photos: Iterable[Photo]) -> list[RevisionPhoto]:
    return [
        RevisionPhoto(
            revision=revision, photo=photo, position=photo.in_gallery, caption=photo.said_there
        )
        for photo in sorted(photos, key=lambda photo: photo.in_gallery)
    ]


def _held(model: type[Model]) -> QuerySet:
    return model._default_manager.select_for_update(no_key=True).order_by("pk")


def _keep(row: Model, name: str, related: list[Model]) -> None:
    """Have `row` know what is related to it, as if it had been fetched along."""
    links = getattr(row, name).all()
    links._result_cache = related
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = links
