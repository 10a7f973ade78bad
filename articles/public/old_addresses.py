"""Imported and former addresses: where they lead today, if readers may go there."""

from unicodedata import normalize

from articles import addresses
from articles.models import OldAddress, Publication
from articles.pages.lists import SECTION, TAG, Subject, listing

MOST_LETTERS_IN_PATH = OldAddress._meta.get_field("path").max_length


def where_now(path: str) -> str | None:
    """The path that took the place of an old one, or None where nothing public did.

    `path` is decoded; it is found whatever the form of its accents, with the last slash or not.
    """
    old = _find(normalize("NFC", path))
    if old is None:
        return None
    if old.translation_id:
        return _story_path(old.translation_id)
    if old.section_id:
        return _list_path(SECTION, old.section_id, old.language)
    return _list_path(TAG, old.tag_id, old.language)


def _find(path: str) -> OldAddress | None:
    bare = path.rstrip("/")
    if not bare or len(path) > MOST_LETTERS_IN_PATH or "\0" in path:
        return None
    return OldAddress.objects.filter(path__in=[bare, f"{bare}/"]).first()


def _story_path(translation_id: int) -> str | None:
    live = Publication.objects.visible().filter(translation=translation_id)
    shown = live.select_related("translation").first()
    if shown is None:
        return None
    translation = shown.translation
    return addresses.story(translation.language, translation.article_id, translation.slug)


def _list_path(subject: Subject, number: int, language: str) -> str | None:
    page = listing(subject, number, language)
    return page.path if page else None
