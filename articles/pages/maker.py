"""By what a page was made, so that one that would look otherwise now is told from the others."""

from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from articles.masthead import Calendar, Logo, masthead

_PROGRAMS = Path(__file__).parents[1]
_SOURCES = ("pages/*.py", "templatetags/*.py", "locale/*/LC_MESSAGES/*.mo")


def maker(language: str) -> str:
    """What makes the pages of a language: eight hexadecimal digits.

    They stand for the programs, templates and words of pages, and for what the outlet says of
    itself in each of them.
    """
    head = masthead(language)
    return _digits(head.name, head.tagline, head.logo, head.calendar)


@lru_cache(maxsize=16)
def _digits(name: str, tagline: str, logo: Logo | None, calendar: Calendar) -> str:
    said = repr((name, tagline, logo, calendar))
    return sha256(_programs() + said.encode()).hexdigest()[:8]


@cache
def _programs() -> bytes:
    (templates,) = settings.TEMPLATES[0]["DIRS"]
    files = [path for pattern in _SOURCES for path in _PROGRAMS.glob(pattern)]
    files += Path(templates, "public").rglob("*.html")
    digest = sha256()
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.digest()
