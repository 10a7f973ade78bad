"""Whole pages as HTML, in the words of their language whatever language is active outside.

A response that holds one must let in its style and script: `csp_update(inline.policy())`.
"""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from articles.languages import LANGUAGES

from .frame import HIDDEN, SHOWN, Frame, absolute, frame
from .home import Archive, Home, latest
from .lists import Listing
from .parts import language_switch
from .search import Search
from .story import StoryPage
from .structured import news_article, share_picture

HEADLINES = 6


def story(page: StoryPage, *, origin: str) -> str:
    """A story's public page."""
    return _story(page, origin, robots=SHOWN)


def story_preview(page: StoryPage, *, origin: str) -> str:
    """The same page for the desk, which no search engine may keep."""
    return _story(page, origin, robots=HIDDEN)


def home(page: Home, *, origin: str) -> str:
    with translation.override(page.language.code):
        around = frame(page.language, origin=origin, path=page.path, versions=page.versions)
        return _render("public/home.html", around, page=page)


def archive(page: Archive, *, origin: str) -> str:
    """Older stories: a page that search engines follow and do not keep."""
    with translation.override(page.language.code):
        around = frame(
            page.language,
            origin=origin,
            title=gettext("Older stories"),
            versions=page.versions,
            robots=HIDDEN,
        )
        return _render("public/archive.html", around, page=page)


def listing(page: Listing, *, origin: str) -> str:
    with translation.override(page.language.code):
        around = frame(
            page.language,
            origin=origin,
            path=page.path,
            title=page.name,
            description=page.about,
            versions=page.versions,
        )
        return _render("public/listing.html", around, page=page)


def search(page: Search, *, origin: str) -> str:
    """What was found: a page that no search engine keeps."""
    with translation.override(page.language.code):
        around = frame(
            page.language,
            origin=origin,
            title=gettext("Search"),
            versions=page.versions,
            robots=HIDDEN,
        )
        return _render("public/search.html", around, page=page)


def not_found(language: str, *, origin: str) -> str:
    """The page for what is not there; it leads home and to the latest stories."""
    return _message("public/not_found.html", language, origin)


def gone(language: str, *, origin: str) -> str:
    """The page for a story that readers could see once; it says nothing of it."""
    return _message("public/gone.html", language, origin)


def _story(page: StoryPage, origin: str, *, robots: str) -> str:
    with translation.override(page.language.code):
        around = frame(
            page.language,
            origin=origin,
            path=page.path,
            title=page.headline,
            description=page.summary,
            versions=page.versions,
            robots=robots,
        )
        return _render(
            "public/story.html",
            around,
            story=page,
            short_url=absolute(origin, page.short_path),
            share_picture=share_picture(page, origin),
            json_ld=news_article(page, around),
        )


def _message(template: str, language: str, origin: str) -> str:
    with translation.override(language):
        around = frame(
            LANGUAGES[language],
            origin=origin,
            versions=language_switch(language, {}),
            robots=HIDDEN,
        )
        return _render(template, around, latest=latest(language, size=HEADLINES))


def _render(template: str, around: Frame, **context: object) -> str:
    # Without a request: no context processor may bring in who is signed in.
    return render_to_string(template, {"frame": around, **context})
