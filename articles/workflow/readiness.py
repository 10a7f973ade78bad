"""Whether all that readers would see of a version has words in its language."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.models import Article, Photo, Revision, Translation
from articles.text.characters import shows

from .reasons import Text


@dataclass(frozen=True)
class Need:
    """Something that keeps a version from being published; `phrase` is for people."""

    code: str
    phrase: Text


SECTION = Need("section", _("a section"))
SECTION_NAME = Need("section_name", _("the section’s name"))
BYLINE = Need("byline", _("the names in the byline"))
DESCRIPTION = Need("description", _("the photo’s description"))
CREDIT = Need("credit", _("the photo’s credit"))
PLACE = Need("place", _("the place’s name"))


def needs_of(translation: Translation) -> tuple[Need, ...]:
    """What keeps a version from being published; no query where the version was read
    `with_nameless_byline`, but one for what replaced its lead photo.

    A description that the text itself gives of its lead photo is as good as the library's.
    """
    language, article = translation.language, translation.article
    photo = translation.latest_revision.lead_photo
    needs = _needs_of_section(article, language)
    if translation.has_nameless_byline:
        needs.append(BYLINE)
    if photo:
        needs.extend(_needs_of_photo(photo, translation.latest_revision, language))
    if article.place_id and not article.place.name_in(language):
        needs.append(PLACE)
    return tuple(needs)


def _needs_of_section(article: Article, language: str) -> list[Need]:
    """A post stands under the section of its live story, a page of the house under none."""
    if not article.is_listed:
        return []
    if article.section is None:
        return [SECTION]
    return [] if article.section.name_in(language) else [SECTION_NAME]


def missing_names(translation: Translation) -> tuple[Text, ...]:
    """The phrases of `needs_of`."""
    return tuple(need.phrase for need in needs_of(translation))


def _needs_of_photo(chosen: Photo, revision: Revision, language: str) -> list[Need]:
    photo = chosen.shown
    if photo is None:
        return []
    # The words of the text are about the picture that was chosen, not about what replaced it.
    own = photo == chosen and shows(revision.lead_alt)
    described = photo.is_decorative or own or photo.word_in("alt", language)
    credited = photo.word_in("credit", language)
    return [
        need for need, is_there in ((DESCRIPTION, described), (CREDIT, credited)) if not is_there
    ]
