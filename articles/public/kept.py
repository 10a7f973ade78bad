"""Which of the readers' pages may be kept, by the name of their route, and what each depends on.

The front door depends on the reader; what people look for is kept nowhere, and what they look for
in vain is counted; pictures are asked for by names of their own. Only pages are kept: redirects and
404s cost little, and anybody can think of as many addresses as would fill a cache.
"""

from articles import addresses
from articles.languages import CODES

from .reader_language import named_in
from .sparing import HAVE_LITE

# The parameters that the page of a route reads; whatever else stands in a query changes nothing.
PARAMETERS = {
    "home": ("before",),
    "story": ("before",),
    "posts": (),
    "house_page": (),
    "section": ("before",),
    "tag": ("before",),
    "author": ("before",),
    "months": (),
    "month": ("before",),
    "corrections": ("before",),
    "feed": (),
    "section_feed": (),
    "tag_feed": (),
    "author_feed": (),
    "manifest": (),
    "sitemap": (),
    "sitemap_of_pages": (),
    "news_sitemap": (),
    "sitemap_part": (),
    "withdrawn": (),
    "offline": (),
}
PARAMETERS |= {f"lite_{name}": read for name, read in PARAMETERS.items() if name in HAVE_LITE}
# The others lead to the same story or list in other languages, as far as it can be seen there.
OF_ITS_LANGUAGE_ALONE = {"home", "feed", "section_feed", "tag_feed", "author_feed", "manifest"}
OF_ITS_LANGUAGE_ALONE |= {"months", "corrections", "offline", "posts"}
OF_ITS_LANGUAGE_ALONE |= {f"lite_{name}" for name in HAVE_LITE & OF_ITS_LANGUAGE_ALONE}
# What is of every language begins so.
OF_ALL = ("/sitemap", addresses.withdrawn())


def language_of(path: str) -> str | None:
    """The language of a page that may be kept, any where it is of all; None for no such page."""
    return named_in(path) or (CODES[0] if path.startswith(OF_ALL) else None)


def languages_of(route: str, language: str) -> tuple[str, ...]:
    """The languages of which the publications change a page of this route and language."""
    return (language,) if route in OF_ITS_LANGUAGE_ALONE else CODES
