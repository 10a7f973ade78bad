"""Every place where readers can meet a story, as data: tests walk it for leaks and withdrawals.

A new route joins the list by its name in `urls.py`, or a test fails.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC
from urllib.parse import urlencode

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Q
from django.utils import timezone

from articles import addresses
from articles.languages import CODES
from articles.masthead import masthead
from articles.models import Photo, ShareCard, Translation
from articles.models.sitemap_parts import BLOCK


@dataclass(frozen=True)
class Surface:
    """A route and the paths on it that a version could show on, whether or not it is live.

    `shows_story` is for pages that are about the one story and end with it.
    """

    route: str
    paths: Callable[[Translation], Iterable[str]]
    shows_story: bool = False


def _lite(pages: Callable[[Translation], Iterable[str]]) -> Callable:
    """The lite pages of these."""
    return lambda version: [addresses.lite(path) for path in pages(version)]


def _front_door(version: Translation) -> Iterable[str]:
    return ["/"]


def _home(version: Translation) -> Iterable[str]:
    return [addresses.home(version.language)]


def _addresses_of_story(version: Translation) -> Iterable[str]:
    language, number = version.language, version.article_id
    return [addresses.short(language, number), addresses.story(language, number, version.slug)]


def _story(version: Translation) -> Iterable[str]:
    language, number = version.language, version.article_id
    return [
        *_addresses_of_story(version),
        addresses.story(language, number, ""),
        addresses.story(language, number, "other-words"),
        addresses.story(language, number, version.slug).rstrip("/"),
    ]


def _posts(version: Translation) -> Iterable[str]:
    return [addresses.posts(version.language, version.article_id)]


def _house_page(version: Translation) -> Iterable[str]:
    page = version.article.page
    return [addresses.house_page(version.language, page)] if page else []


def _section(version: Translation) -> Iterable[str]:
    section, language = version.article.section, version.language
    if section is None:
        return []
    return [addresses.section(language, section.pk, section.name_in(language))]


def _tags(version: Translation) -> Iterable[str]:
    language = version.language
    return [
        addresses.tag(language, link.tag_id, link.tag.name_in(language))
        for revision in version.revisions.prefetch_related("tag_links__tag")
        for link in revision.tag_links.all()
    ]


def _authors(version: Translation) -> Iterable[str]:
    language = version.language
    return [
        addresses.author(language, author.pk, author.name_in(language))
        for author in version.article.bylines.all()
    ]


def _months(version: Translation) -> Iterable[str]:
    return [addresses.months(version.language)]


def _month(version: Translation) -> Iterable[str]:
    """In which it came out by the outlet's clock, or would by now."""
    moment = version.first_published_at or timezone.now()
    local = moment.astimezone(masthead(version.language).calendar.zone)
    return [addresses.month(version.language, local.strftime("%Y-%m"))]


def _corrections(version: Translation) -> Iterable[str]:
    return [addresses.corrections(version.language)]


def _report(version: Translation) -> Iterable[str]:
    return [addresses.report(version.language, version.article_id)]


def _read(version: Translation) -> Iterable[str]:
    return [addresses.read(version.language, version.article_id)]


def _search(version: Translation) -> Iterable[str]:
    return [_looked_for(version, language) for language in CODES]


def _search_there(version: Translation) -> Iterable[str]:
    return [_looked_for(version, version.language)]


def _looked_for(version: Translation, language: str) -> str:
    """By one word, since the page repeats what it was asked."""
    query = urlencode({"q": version.latest_revision.headline.rpartition(" ")[2]})
    return f"{addresses.search(language)}?{query}"


def _names(version: Translation) -> Iterable[str]:
    """Asked for by the beginnings of the names that the text is tagged with."""
    names = {
        link.tag.name_in(version.language)
        for revision in version.revisions.prefetch_related("tag_links__tag")
        for link in revision.tag_links.all()
    }
    return [
        f"{addresses.names(version.language)}?{urlencode({'q': name[:2]})}"
        for name in names
        if name
    ]


def _media(version: Translation) -> Iterable[str]:
    chosen = Q(leads__translation=version) | Q(gallery_links__revision__translation=version)
    return [photo.file.url for photo in Photo.objects.filter(chosen).distinct()]


def _card(version: Translation) -> Iterable[str]:
    cards = ShareCard.objects.filter(publication__translation=version).exclude(name="")
    return [default_storage.url(name) for name in cards.values_list("name", flat=True)]


def _feed(version: Translation) -> Iterable[str]:
    return [addresses.feed(version.language, form) for form in addresses.FEED_FORMS]


def _feeds_of(pages: Callable[[Translation], Iterable[str]]) -> Callable:
    """The feeds of what these pages are about, as their addresses say."""

    def paths(version: Translation) -> Iterable[str]:
        for page in pages(version):
            _, language, kind, number, *_rest = page.split("/")
            for form in addresses.FEED_FORMS:
                yield addresses.feed_of(language, kind, int(number), form)

    return paths


def _manifest(version: Translation) -> Iterable[str]:
    return [addresses.manifest(version.language)]


def _worker(version: Translation) -> Iterable[str]:
    return [addresses.worker()]


def _withdrawn(version: Translation) -> Iterable[str]:
    return [addresses.withdrawn()]


def _offline(version: Translation) -> Iterable[str]:
    return [addresses.offline(version.language)]


def _robots(version: Translation) -> Iterable[str]:
    return [addresses.ROBOTS]


def _security(version: Translation) -> Iterable[str]:
    return [addresses.SECURITY]


def _index_key(version: Translation) -> Iterable[str]:
    return [addresses.index_key(settings.INDEXNOW_KEY or "no-key-is-set")]


def _sitemap(version: Translation) -> Iterable[str]:
    return [addresses.sitemap()]


def _sitemap_of_pages(version: Translation) -> Iterable[str]:
    return [addresses.sitemap_of_pages()]


def _news_sitemap(version: Translation) -> Iterable[str]:
    return [addresses.news_sitemap()]


def _sitemap_part(version: Translation) -> Iterable[str]:
    """Of the month in which it came out, or would by now."""
    moment = version.first_published_at or timezone.now()
    month = moment.astimezone(UTC).strftime("%Y-%m")
    return [addresses.sitemap_part(month, version.article_id // BLOCK)]


SURFACES: tuple[Surface, ...] = (
    Surface("front_door", _front_door),
    Surface("home", _home),
    Surface("story", _story, shows_story=True),
    Surface("posts", _posts, shows_story=True),
    Surface("house_page", _house_page, shows_story=True),
    Surface("section", _section),
    Surface("tag", _tags),
    Surface("author", _authors),
    Surface("months", _months),
    Surface("month", _month),
    Surface("corrections", _corrections),
    Surface("report", _report, shows_story=True),
    Surface("read", _read),
    Surface("search", _search),
    Surface("names", _names),
    Surface("media", _media),
    Surface("card", _card),
    Surface("feed", _feed),
    Surface("section_feed", _feeds_of(_section)),
    Surface("tag_feed", _feeds_of(_tags)),
    Surface("author_feed", _feeds_of(_authors)),
    Surface("manifest", _manifest),
    Surface("robots", _robots),
    Surface("security", _security),
    Surface("index_key", _index_key),
    Surface("sitemap", _sitemap),
    Surface("sitemap_of_pages", _sitemap_of_pages),
    Surface("news_sitemap", _news_sitemap),
    Surface("sitemap_part", _sitemap_part),
    Surface("worker", _worker),
    Surface("withdrawn", _withdrawn),
    Surface("offline", _offline),
    Surface("lite_front_door", _lite(_front_door)),
    Surface("lite_home", _lite(_home)),
    Surface("lite_story", _lite(_addresses_of_story), shows_story=True),
    Surface("lite_house_page", _lite(_house_page), shows_story=True),
    Surface("lite_section", _lite(_section)),
    Surface("lite_tag", _lite(_tags)),
    Surface("lite_author", _lite(_authors)),
    Surface("lite_months", _lite(_months)),
    Surface("lite_month", _lite(_month)),
    Surface("lite_corrections", _lite(_corrections)),
    Surface("lite_search", _lite(_search_there)),
)

# And those that nobody finds: the desk gives out their addresses one by one, each with a secret
# that is stored nowhere. Tests walk them with an address in hand.
HANDED_OUT: tuple[str, ...] = ("links:text", "links:picture")
