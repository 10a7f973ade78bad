"""Pages in schema.org's words, as JSON that is safe inside a script element."""

import json
from collections.abc import Iterable

from django.utils.safestring import SafeString

from articles.masthead import Masthead, masthead
from articles.text.plain import to_plain

from .frame import absolute
from .lists import Listing
from .parts import said
from .story import StoryPage

UPDATES = "updates"
HOUSE_PAGES = {"about": "AboutPage", "contact": "ContactPage"}


def of_story(story: StoryPage, origin: str) -> tuple[SafeString, ...]:
    """What is told of a published story: itself, and where it stands.

    `origin` is scheme and host.
    """
    outlet = masthead(story.language.code)
    steps = [(outlet.name, f"/{story.language.code}/")]
    if story.section:
        steps.append((story.section.name, story.section.path))
    steps.append((story.headline, story.path))
    return _block(_article(story, outlet, origin)), _block(_steps(steps, origin))


def of_house_page(page: StoryPage, origin: str) -> tuple[SafeString, ...]:
    """What is told of a page of the house: itself, and where it stands."""
    outlet = masthead(page.language.code)
    address = absolute(origin, page.path)
    told = {
        "@type": HOUSE_PAGES.get(page.house_page, "WebPage"),
        "name": page.headline,
        "url": address,
        "description": page.summary,
        "inLanguage": page.language.code,
        "dateModified": _modified(page),
        "publisher": _publisher(outlet, origin),
    }
    home = (outlet.name, f"/{page.language.code}/")
    return _block(told), _block(_steps([home, (page.headline, page.path)], origin))


def _article(story: StoryPage, outlet: Masthead, origin: str) -> dict:
    publisher = _publisher(outlet, origin)
    return {
        "@type": "LiveBlogPosting" if story.coverage else "NewsArticle",
        "mainEntityOfPage": absolute(origin, story.path),
        "headline": story.headline,
        "description": story.summary,
        "inLanguage": story.language.code,
        "datePublished": story.published.iso if story.published else "",
        "dateModified": _modified(story),
        "articleSection": story.section.name if story.section else "",
        "genre": said(story.genre, story.language.code),
        "keywords": [tag.name for tag in story.tags],
        "image": share_picture(story, origin) or _card(story, origin),
        "author": _authors(story, origin) or [publisher],
        "publisher": publisher,
        "isAccessibleForFree": True,
        "correction": _correction(story),
        **_coverage(story),
    }


def _coverage(story: StoryPage) -> dict:
    """When it was live; in the place of its updates stands a sign, which the posts come to."""
    if story.coverage is None:
        return {}
    until = story.coverage.until
    return {
        "coverageStartTime": story.coverage.since.iso,
        "coverageEndTime": until.iso if until else "",
        "liveBlogUpdate": [UPDATES],
    }


def of_post(post: StoryPage, origin: str) -> SafeString:
    """A post among the updates of its live story."""
    modified = _modified(post)
    return _safe(
        {
            "@type": "BlogPosting",
            "@id": absolute(origin, post.short_path),
            "headline": post.headline,
            "datePublished": post.published.iso if post.published else "",
            "dateModified": modified if post.updated else "",
            "articleBody": to_plain(post.body),
            "author": _authors(post, origin),
            "correction": _correction(post),
        }
    )


def _correction(story: StoryPage) -> dict:
    if story.notice is None:
        return {}
    when = _modified(story)
    return {"@type": "CorrectionComment", "text": story.notice.text, "datePublished": when}


def of_home(language: str, origin: str) -> tuple[SafeString, ...]:
    """Who publishes."""
    outlet = masthead(language)
    return (_block({**_publisher(outlet, origin), "description": outlet.tagline}),)


def of_listing(page: Listing, origin: str) -> tuple[SafeString, ...]:
    """What the list is of, and where it stands; about an author, who that is."""
    home = (masthead(page.language.code).name, f"/{page.language.code}/")
    address, steps = absolute(origin, page.path), [home, (page.name, page.path)]
    about = {"name": page.name, "url": address, "description": page.about}
    page_of = {"@type": "CollectionPage", **about, "inLanguage": page.language.code}
    if page.author_type:
        who = _filled({"@type": page.author_type, **about})
        page_of = {"@type": "ProfilePage", "url": address, "mainEntity": who}
    return _block(page_of), _block(_steps(steps, origin))


def _steps(steps: Iterable[tuple[str, str]], origin: str) -> dict:
    """The way from the home to a page, as names and paths."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": absolute(origin, path),
            }
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }


def _block(values: dict) -> SafeString:
    """The content of one script element."""
    return _safe({"@context": "https://schema.org", **values})


def _safe(values: dict) -> SafeString:
    filled = _filled(values)
    text = json.dumps(filled, ensure_ascii=False, separators=(",", ":"))
    # The three characters that could end the element or begin a comment (HTML standard, 4.12.1.3).
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04X}")
    return SafeString(text)


def _filled(values: dict) -> dict:
    return {name: value for name, value in values.items() if value}


def _modified(story: StoryPage) -> str:
    latest = story.updated or story.published
    return latest.iso if latest else ""


def share_picture(story: StoryPage, origin: str) -> str:
    """The whole address of the picture that other sites show; never one that is graphic."""
    path = story.lead.share_path if story.lead else ""
    return absolute(origin, path) if path else ""


def _card(story: StoryPage, origin: str) -> str:
    """In place of a picture: the headline as one, once that is drawn."""
    return absolute(origin, story.card) if story.card else ""


def _authors(story: StoryPage, origin: str) -> list[dict]:
    """The byline; without one, or where its names are withheld, the outlet stands for the story."""
    return [
        {
            "@type": "Person" if credit.is_person else "Organization",
            "name": credit.name,
            "url": absolute(origin, credit.path),
        }
        for credit in story.bylines
        if credit.path
    ]


def _publisher(outlet: Masthead, origin: str) -> dict:
    publisher = {
        "@type": "NewsMediaOrganization",
        "name": outlet.name,
        "url": origin + "/",
    }
    if outlet.logo:
        publisher["logo"] = {
            "@type": "ImageObject",
            "url": absolute(origin, outlet.logo.url),
            "width": outlet.logo.width,
            "height": outlet.logo.height,
        }
    return publisher
