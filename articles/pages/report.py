"""The form by which a reader tells the desk that something in a story is wrong."""

from dataclasses import dataclass

from django.utils.functional import Promise

from articles import addresses
from articles.languages import LANGUAGES, Language
from articles.models import Publication, Report


@dataclass(frozen=True)
class ReportPage:
    """`words` are what was typed and not taken, for the reason of `problem`; `is_sent`: it was."""

    language: Language
    path: str
    story_path: str
    headline: str
    words: str = ""
    problem: str | Promise = ""
    is_sent: bool = False
    most: int = Report.MOST_LETTERS


def report_page(
    shown: Publication, *, words: str = "", problem: str | Promise = "", is_sent: bool = False
) -> ReportPage:
    """About what readers see; it comes with its text and its version."""
    language, version = shown.language, shown.translation
    return ReportPage(
        language=LANGUAGES[language],
        path=addresses.report(language, version.article_id),
        story_path=addresses.story(language, version.article_id, version.slug),
        headline=shown.revision.headline,
        words=words,
        problem=problem,
        is_sent=is_sent,
    )
