"""Whether all that readers would see of a version has words in its language."""

from django.utils.translation import gettext_lazy as _

from articles.models import Translation

from .reasons import Text


def missing_names(translation: Translation) -> tuple[Text, ...]:
    """What keeps a version from being published, each a phrase for people.

    No query, where the version was read `with_nameless_byline` and with what it shows.
    """
    language = translation.language
    article = translation.article
    photo = translation.latest_revision.lead_photo
    missing: list[Text] = []
    if article.section is None:
        missing.append(_("a section"))
    elif not article.section.name_in(language):
        missing.append(_("the section’s name"))
    if translation.has_nameless_byline:
        missing.append(_("the names in the byline"))
    if photo and not photo.is_described_in(language):
        missing.append(_("the photo’s description and credit"))
    if translation.article.place_id and not translation.article.place.name_in(language):
        missing.append(_("the place’s name"))
    return tuple(missing)
