"""A story in schema.org's words (NewsArticle), as JSON that is safe inside a script element."""

import json

from django.utils.safestring import SafeString

from articles.masthead import Masthead, masthead

from .frame import absolute
from .story import StoryPage


def news_article(story: StoryPage, origin: str) -> SafeString:
    """The JSON-LD of a published story; `origin` is scheme and host."""
    publisher = _publisher(masthead(story.language.code), origin)
    values = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": absolute(origin, story.path),
        "headline": story.headline,
        "description": story.summary,
        "inLanguage": story.language.code,
        "datePublished": story.published.iso if story.published else "",
        "dateModified": _modified(story),
        "articleSection": story.section.name if story.section else "",
        "keywords": [tag.name for tag in story.tags],
        "image": share_picture(story, origin),
        "author": _authors(story, origin) or [publisher],
        "publisher": publisher,
        "isAccessibleForFree": True,
        "correction": story.notice.text if story.notice else "",
    }
    filled = {name: value for name, value in values.items() if value}
    text = json.dumps(filled, ensure_ascii=False, separators=(",", ":"))
    # The three characters that could end the element or begin a comment (HTML standard, 4.12.1.3).
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04X}")
    return SafeString(text)


def _modified(story: StoryPage) -> str:
    latest = story.updated or story.published
    return latest.iso if latest else ""


def share_picture(story: StoryPage, origin: str) -> str:
    """The whole address of the picture that other sites show; never one that is graphic."""
    path = story.lead.share_path if story.lead else ""
    return absolute(origin, path) if path else ""


def _authors(story: StoryPage, origin: str) -> list[dict]:
    """The byline; without one the outlet itself stands for the story."""
    return [
        {
            "@type": "Person" if credit.is_person else "Organization",
            "name": credit.name,
            "url": absolute(origin, credit.path),
        }
        for credit in story.bylines
    ]


def _publisher(outlet: Masthead, origin: str) -> dict:
    publisher = {
        "@type": "NewsMediaOrganization",
        "name": outlet.name,
        "url": origin + "/",
    }
    if outlet.logo:
        publisher["logo"] = absolute(origin, outlet.logo.url)
    return publisher
