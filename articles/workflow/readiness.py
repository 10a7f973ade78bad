"""Whether all that readers would see of a version has words in its language."""

from django.utils.translation import gettext_lazy as _

from articles.models import Author, Translation

from .reasons import Text


def missing_names(translation: Translation) -> tuple[Text, ...]:
    """What keeps a version from being published, each a phrase for people; one query."""
    language = translation.language
    article = translation.article
    photo = translation.latest_revision.lead_photo
    missing: list[Text] = []
    if article.section is None:
        missing.append(_("a section"))
    elif not article.section.name_in(language):
        missing.append(_("the section’s name"))
    if not has_named_bylines(article.pk, language):
        missing.append(_("the names in the byline"))
    if photo and not photo.is_described_in(language):
        missing.append(_("the photo’s description and credit"))
    if translation.article.place_id and not translation.article.place.name_in(language):
        missing.append(_("the place’s name"))
    return tuple(missing)


def has_named_bylines(article_id: int, language: str) -> bool:
    """Whether every author in the byline has a name in the language; no byline at all is fine."""
    authors = Author.objects.filter(byline_links__article_id=article_id)
    return all(author.name_in(language) for author in authors)
