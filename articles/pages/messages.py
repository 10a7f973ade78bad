"""Pages that say something to a reader: that there is no page, what they may write, what was wrong.

Whole pages as HTML, as in `documents`; search engines keep none of them.
"""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext

from articles import addresses
from articles.languages import LANGUAGES

from . import inline
from .dress import FULL, Dress
from .frame import HIDDEN
from .home import latest
from .parts import language_switch
from .report import ReportPage
from .teasers import Showing
from .whole import joined, whole_page

HEADLINES = 6


def report(page: ReportPage, *, origin: str) -> str:
    """The form about a story, which no search engine keeps."""
    with translation.override(page.language.code):
        title = gettext("Report an error")
    return whole_page(
        "public/report.html",
        page.language,
        origin=origin,
        title=title,
        robots=HIDDEN,
        versions=language_switch(page.language.code, {}),
        kind=inline.FORM,
        page=page,
    )


def not_taken(language: str, *, title: Promise, words: Promise, origin: str) -> str:
    """Why what a reader has sent was not even read."""
    with translation.override(language):
        title = str(title)
    return whole_page(
        "public/not_taken.html",
        LANGUAGES[language],
        origin=origin,
        title=title,
        robots=HIDDEN,
        versions=language_switch(language, {}),
        kind=inline.SEARCH,
        words=words,
    )


def not_found(language: str, *, origin: str, dress: Dress = FULL) -> str:
    """The page for what is not there; it leads home and to the latest stories."""
    return _message("public/not_found.html", language, origin, dress)


def gone(language: str, told: str, *, origin: str, dress: Dress = FULL) -> str:
    """The page for a story that readers could see once: nothing of it, but what the house tells."""
    return _message("public/gone.html", language, origin, dress, told=told)


def name_gone(language: str, *, origin: str, dress: Dress = FULL) -> str:
    """The page for an author whose byline was withdrawn; it names nobody."""
    return _message("public/name_gone.html", language, origin, dress)


def offline(language: str, *, origin: str) -> str:
    """What the service worker shows where there is no line; it puts in what it keeps."""
    return whole_page(
        "public/offline.html",
        LANGUAGES[language],
        origin=origin,
        robots=HIDDEN,
        versions=(),
        kind=inline.SEARCH,
        search_path=addresses.search(language),
    )


def _message(template: str, language: str, origin: str, dress: Dress, **said: str) -> str:
    return whole_page(
        template,
        LANGUAGES[language],
        origin=origin,
        dress=dress,
        robots=HIDDEN,
        versions=language_switch(language, {}),
        kind=inline.SEARCH,
        search_path=addresses.search(language),
        latest=joined(Showing(language).lines(latest(language, size=HEADLINES))),
        **said,
    )
