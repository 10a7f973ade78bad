"""Taking over the photos and tables of the text that a translation is made from."""

from collections.abc import Iterator
from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Photo, Revision, Translation
from articles.text.figures import with_figures_of
from articles.text.sanitize import clean
from articles.text.taken_tables import with_tables_of

from .content import Content, GalleryPhoto, content_of
from .drafting import Saved, save_draft


def take_over(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    content: Content,
    source: Revision,
    **carried: object,
) -> Saved:
    """Store a text with the photos of a text of its source, and with the tables that it lacks.

    Words stay the version's own, but for those of such a table, which are to be translated; a
    caption stays with its photo. A photo that the source had in the text that is followed, and has
    no longer, goes. `carried` and what is raised as in `save_draft`.
    """
    followed = translation.latest_revision.source_revision
    before = content_of(followed) if followed else Content()
    taken = _with_what_is_taken(content, content_of(source), before, translation.language)
    return save_draft(translation, actor=actor, content=taken, **carried)


def _with_what_is_taken(own: Content, source: Content, before: Content, language: str) -> Content:
    known = _kept(source)
    body = with_tables_of(clean(own.body, language), source.body, language)
    made = replace(
        own,
        body=with_figures_of(body, source.body, before=before.body),
        gallery=tuple(_gallery(own, source, before, known)),
    )
    lead = source.lead_photo if source.lead_photo in known else None
    if lead is None and own.lead_photo != before.lead_photo:
        lead = own.lead_photo
    if lead == own.lead_photo:
        return made
    # What stood under another photo says nothing of this one.
    return replace(made, lead_photo=lead, lead_caption="", lead_alt="")


def _gallery(
    own: Content, source: Content, before: Content, known: set[int]
) -> Iterator[GalleryPhoto]:
    """The source's photos in its order with our captions, then those that are ours alone."""
    captions = {each.photo: each.caption for each in own.gallery}
    theirs = [each.photo for each in source.gallery if each.photo in known]
    yield from (GalleryPhoto(photo, captions.get(photo, "")) for photo in theirs)
    gone = {*theirs, *(each.photo for each in before.gallery)}
    yield from (each for each in own.gallery if each.photo not in gone)


def _kept(source: Content) -> set[int]:
    """Those of its photos that nobody has removed since."""
    wanted = {source.lead_photo, *(each.photo for each in source.gallery)} - {None}
    return set(Photo.objects.kept().filter(pk__in=wanted).values_list("pk", flat=True))
