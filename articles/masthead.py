"""What every page of a language shares, kept for half a minute and forgotten when it is changed."""

from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.utils import timezone, translation
from django.utils.translation import gettext

from articles import addresses
from articles.languages import CODES
from articles.models import Article, FinishedPage, Outlet, Photo, Section
from articles.text.dates import Style
from articles.text.numbers import Digits

SECONDS = 30
AT_HAND = 1  # seconds; a page needs it several times, and another process may have changed it
ZONE = "masthead.zone"
# Stands in place of what was forgotten, so that nobody keeps again what they read before.
FORGOTTEN = "forgotten"
FORGOTTEN_FOR = 10


@dataclass(frozen=True)
class MenuItem:
    """A section in the menu."""

    section_id: int
    name: str
    path: str


@dataclass(frozen=True)
class HousePage:
    """A page of the house that readers see from a moment until another, or for good."""

    page: str
    name: str
    path: str
    visible_from: datetime
    visible_until: datetime | None

    def is_visible(self, now: datetime) -> bool:
        return self.visible_from <= now and (self.visible_until is None or now < self.visible_until)


@dataclass(frozen=True)
class Logo:
    """The outlet's own picture."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Calendar:
    """How the house writes dates and digits in a language; `months` are its own, or the usual."""

    zone: ZoneInfo
    digits: Digits
    months: tuple[str, ...] | None
    style: Style


@dataclass(frozen=True)
class Masthead:
    """The outlet as one language's pages show it; `languages` holds codes in the house's order."""

    name: str
    tagline: str
    logo: Logo | None
    menu: tuple[MenuItem, ...]
    languages: tuple[str, ...]
    time_zone: str
    calendar: Calendar
    pages: tuple[HousePage, ...] = ()

    def pages_now(self) -> tuple[HousePage, ...]:
        """The pages of the house that readers see at this moment, by this machine's clock."""
        now = timezone.now()
        return tuple([page for page in self.pages if page.is_visible(now)])


# Taken away whole where it is forgotten: who reads the rows meanwhile puts theirs into the old one.
_at_hand: dict[str, tuple[float, Masthead]] = {}


def masthead(language: str) -> Masthead:
    """The outlet's name, menu, pages and order of languages; three queries where it is not kept."""
    at_hand = _at_hand
    until, known = at_hand.get(language, (0.0, None))
    if known is None or monotonic() >= until:
        known = _kept(language)
        at_hand[language] = monotonic() + AT_HAND, known
    return known


def _kept(language: str) -> Masthead:
    known = cache.get(_key(language))
    if known is None or known == FORGOTTEN:
        known = _read(language)
        cache.add(_key(language), known, SECONDS)
    return known


def time_zone() -> str:
    """The outlet's own time zone, "" until it has one; a query where it is not kept."""
    known = cache.get(ZONE)
    if known is None:
        known = Outlet.objects.values_list("time_zone", flat=True).first() or ""
        cache.set(ZONE, known, SECONDS)
    return known


def forget_masthead() -> None:
    """Called by whoever saves the outlet or a section, before it is stored and after.

    For a few seconds it is then read anew again and again: what somebody has read before, and keeps
    only now, would be on the pages that are made meanwhile.
    """
    global _at_hand
    _at_hand = {}
    cache.delete(ZONE)
    cache.set_many({_key(language): FORGOTTEN for language in CODES}, FORGOTTEN_FOR)


def _key(language: str) -> str:
    return f"masthead.{language}"


def _read(language: str) -> Masthead:
    outlet = Outlet.objects.select_related("logo__replaced_by").first() or Outlet()
    with translation.override(language):
        name = outlet.name_in(language) or gettext("Newsroom")
    return Masthead(
        name=name,
        tagline=outlet.word_in("tagline", language),
        logo=_logo(outlet.logo),
        menu=_menu(language),
        languages=tuple(outlet.language_order),
        time_zone=outlet.time_zone,
        calendar=calendar_of(outlet, language),
        pages=_pages(language),
    )


def calendar_of(outlet: Outlet, language: str) -> Calendar:
    """What the outlet wishes; whatever of `language_style` is not known is passed over."""
    style = outlet.language_style if isinstance(outlet.language_style, dict) else {}
    wishes = style.get(language)
    wishes = wishes if isinstance(wishes, dict) else {}
    months = wishes.get("months")
    is_year = isinstance(months, list) and len(months) == 12
    digits = wishes.get("digits")
    return Calendar(
        zone=ZoneInfo(outlet.time_zone),
        digits=Digits(digits) if digits in list(Digits) else Digits.ASCII,
        months=tuple(map(str, months)) if is_year else None,
        style=Style.DOUBLE if wishes.get("double_months") is True else Style.LONG,
    )


def _menu(language: str) -> tuple[MenuItem, ...]:
    named = [
        (section.pk, section.name_in(language))
        for section in Section.objects.filter(in_menu=True)
        if section.name_in(language)
    ]
    return tuple(MenuItem(pk, name, addresses.section(language, pk, name)) for pk, name in named)


def _pages(language: str) -> tuple[HousePage, ...]:
    """Those that readers see, or are to see, in the house's order."""
    ahead = FinishedPage.objects.ahead().in_language(language)
    # By their names an index leads to them.
    rows = ahead.filter(article__page__in=Article.Page.values)
    columns = ("path", "visible_from", "visible_until")
    found = rows.values_list("article__page", "publication__revision__headline", *columns)
    order = list(Article.Page.values)
    pages = sorted(found, key=lambda row: (order.index(row[0]), row[3]))
    return tuple(HousePage(*page) for page in pages)


def _logo(photo: Photo | None) -> Logo | None:
    photo = photo.shown if photo else None
    if photo is None:
        return None
    return Logo(photo.file.url, photo.width, photo.height)
