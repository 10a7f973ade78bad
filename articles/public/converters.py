"""The parts of readers' paths. Django's own `slug` accepts ASCII alone; ours are native."""

from articles.addresses import FEED_FORMS
from articles.languages import CODES
from articles.models import Article

BEHIND = r"(?:[^\w/%-]|_|%[0-9A-Fa-f]{2})*"


class LanguageCode:
    """A language of publication."""

    regex = "|".join(CODES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Number:
    """An id: ASCII digits, never more than a database can hold."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class IndexKey:
    """A key as IndexNow has them."""

    regex = "[A-Za-z0-9-]{8,128}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Words:
    """All that may follow a number, slashes included: the right words, others, or none.

    Where people write an address into a sentence, the sign behind it is taken for a part of it, a
    mark that nobody sees as well, and whole characters are cut. Views compare with the one right
    address, so that a withdrawn story is never redirected.
    """

    regex = rf"{BEHIND}(?:/[^/]*)?(?:/{BEHIND})?"

    def to_python(self, value: str) -> str:
        return value.strip("/")

    def to_url(self, value: str) -> str:
        return f"/{value}/" if value else "/"


class Month:
    """A year and month, as in "2026-11"."""

    regex = "[0-9]{4}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Block:
    """Which thousand of stories; no more digits than stand for stories that can be."""

    regex = "0|[1-9][0-9]{0,11}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class FeedForm:
    """A form of feeds, as their addresses end."""

    regex = "|".join(FEED_FORMS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class HousePage:
    """A page of the house by its name."""

    regex = "|".join(Article.Page.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class CardName:
    """The file of a share card, by its publication and what it shows."""

    regex = r"[1-9][0-9]{0,17}-[0-9a-f]{32}\.jpg"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class FileName:
    """A stored picture under its generated name, or a ready size in the photo's own folder."""

    regex = r"photos/(?:[1-9][0-9]{0,17}/)?[A-Za-z0-9_-]+\.[a-z0-9]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
