"""Where things stand on the readers' site: paths without a host, native letters left readable.

The routes in `public/urls.py` accept exactly these; quote them (`iri_to_uri`) for headers.
"""

from articles.text.slugs import slug

FEED_FORMS = ("atom", "rss", "json")
ROBOTS, SECURITY = "/robots.txt", "/.well-known/security.txt"
LITE = "/lite"
# The parameter by which somebody asks for a page in full who is else given the lite one.
IN_FULL = "full"


def home(language: str) -> str:
    return f"/{language}/"


def story(language: str, article_id: int, url_slug: str) -> str:
    """The address of a story; `url_slug` is the one kept on its language version."""
    return _with_words(f"/{language}/{article_id}", url_slug)


def short(language: str, article_id: int) -> str:
    """The address that people share."""
    return f"/{language}/{article_id}"


def section(language: str, section_id: int, name: str) -> str:
    return _with_words(f"/{language}/section/{section_id}", slug(name, language))


def tag(language: str, tag_id: int, name: str) -> str:
    return _with_words(f"/{language}/tag/{tag_id}", slug(name, language))


def author(language: str, author_id: int, name: str) -> str:
    return _with_words(f"/{language}/author/{author_id}", slug(name, language))


def feed(language: str, form: str) -> str:
    """The feed of a language's stories; `form` is one of FEED_FORMS."""
    return f"/{language}/feed.{form}"


def feed_of(language: str, kind: str, number: int, form: str) -> str:
    """The feed of a section, tag or author: by its number alone, so that a new name moves nothing.

    `kind` is "section", "tag" or "author", as in the address of its page.
    """
    return f"/{language}/{kind}/{number}/feed.{form}"


def sitemap() -> str:
    """The index of all sitemaps."""
    return "/sitemap.xml"


def sitemap_of_pages() -> str:
    """The sitemap of what is no story: homes and sections."""
    return "/sitemap/pages.xml"


def news_sitemap() -> str:
    """The sitemap of the last two days."""
    return "/sitemap/news.xml"


def sitemap_part(month: str, block: int) -> str:
    """The sitemap of a month, as in "2026-11", by blocks of a thousand stories."""
    return f"/sitemap/{month}/{block}.xml"


def manifest(language: str) -> str:
    """What a phone reads that puts the site on its first screen."""
    return f"/{language}/manifest.webmanifest"


def index_key(key: str) -> str:
    """Where search engines look whether the key of a ping is the site's own (IndexNow)."""
    return f"/{key}.txt"


def worker() -> str:
    """The script that keeps pages for reading without a line; above all that it answers for."""
    return "/sw.js"


def withdrawn() -> str:
    """What it is told at each contact; JSON."""
    return "/withdrawn.json"


def offline(language: str) -> str:
    """The page that it shows where there is no line."""
    return f"/{language}/offline/"


def months(language: str) -> str:
    """The months of which there are stories."""
    return f"/{language}/archive/"


def month(language: str, name: str) -> str:
    """The stories of a month, as in "2026-11"."""
    return f"/{language}/archive/{name}/"


def corrections(language: str) -> str:
    """What was corrected, and when."""
    return f"/{language}/corrections/"


def report(language: str, article_id: int) -> str:
    """Where a reader tells the desk that something in a story is wrong."""
    return f"/{language}/report/{article_id}/"


def read(language: str, article_id: int) -> str:
    """Where a reader's browser says that it shows a story; nothing is to be read there."""
    return f"/{language}/read/{article_id}/"


def house_page(language: str, page: str) -> str:
    """A page of the house, as in "about"."""
    return f"/{language}/{page}/"


def anchor(article_id: int) -> str:
    """Where a post stands on the page of its live story, without the sign before it."""
    return f"p{article_id}"


def posts(language: str, article_id: int) -> str:
    """Where the page of a live story asks for its latest posts; JSON."""
    return f"/{language}/live/{article_id}/"


def search(language: str) -> str:
    """Where readers search; what they ask for is its query string."""
    return f"/{language}/search/"


def names(language: str) -> str:
    """Where the search field asks for names while somebody types; JSON."""
    return f"/{language}/search/names/"


def lite(path: str) -> str:
    """The lite page of a page."""
    return LITE + path


def is_lite(path: str) -> bool:
    return path.startswith(f"{LITE}/")


def full(path: str) -> str:
    """The page itself, whether `path` is its own or that of its lite page."""
    return path.removeprefix(LITE) if is_lite(path) else path


def back_to_full(path: str) -> str:
    """The page itself as a lite page leads to it; `path` may have a query."""
    return f"{path}{'&' if '?' in path else '?'}{IN_FULL}"


def _with_words(path: str, words: str) -> str:
    return f"{path}/{words}/" if words else f"{path}/"
