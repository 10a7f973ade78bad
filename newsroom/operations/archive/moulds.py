"""Stories that are finished but for their numbers, their moments and the people they cite.

Of each, what readers get is made once as for every story, with signs in place of these, and cut
where the signs stand. Citations end a text, so that all before them is known, words too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from itertools import chain
from random import Random

from articles.languages import CODES
from articles.models import Article
from articles.models.sitemap_parts import part_of
from articles.pages.maker import maker
from articles.pages.parts import moment
from articles.pages.story import reading_time
from articles.pages.teasers import EPOCH, MICROSECOND, times

from .known import Known, known_at_the_desk, known_to_readers
from .pages import Out, Story, page
from .pieces import Headline, Line, Paragraph, figure
from .setting import Setting

MOULDS = 600
OF_THE_POOL = (5, 8)
PICTURED = 0.7
WITH_A_FIGURE = 0.2
BYLINES = (1, 1, 1, 2)
GENRES = tuple(Article.Genre.values)

# Such as no text, number or time of an archive holds.
_STORY, _PUBLICATION, _WORDS = 8_080_808_080_801, 8_080_808_080_802, 80_808_080
_FIRST = datetime(2148, 10, 29, 17, 38, 47, tzinfo=UTC)
_CITED = Paragraph("", "<p>8080808080803</p>", 0, ((), ()))


class Cut:
    """A text cut where signs stand, for values in their place."""

    def __init__(self, text: str, signs: Mapping[str, str]) -> None:
        text = text.replace("%", "%%")
        for name, sign in signs.items():
            text = text.replace(sign, f"%({name})s")
        self._text = text

    def fill(self, values: Mapping[str, object]) -> str:
        return self._text % values


@dataclass(frozen=True)
class Text:
    """A body as it is saved; `tags` and `figures` hold ids."""

    html: str
    tags: tuple[int, ...]
    figures: tuple[int, ...]


@dataclass(frozen=True)
class VersionMould:
    """One language version: `first` and `whole` are its texts, without those whom it cites."""

    language: str
    headline: Headline
    standfirst: Line
    paragraphs: tuple[Paragraph, ...]
    first: Text
    whole: Text
    linked: str
    words: int
    page: tuple[Cut, ...]
    readers: Known
    desk: Known

    def filled(
        self, story: int, publication: int, first: datetime, words: int, cited: str
    ) -> tuple[str | int | datetime, ...]:
        """The columns COLUMNS of its page, which was never corrected."""
        values = _values(self.language, story, publication, first, words, cited)
        pages = [cut.fill(values) for cut in self.page]
        return maker(self.language), *pages, part_of(first, story), first


@dataclass(frozen=True)
class Mould:
    """A story in every language; that of `story` is no number of any."""

    story: Story
    versions: dict[str, VersionMould]


def moulds(setting: Setting, random: Random, count: int) -> tuple[Mould, ...]:
    """Make those of which so many stories are cast: no more than a large archive needs."""
    return tuple(_mould(setting, random, place) for place in range(min(count, MOULDS)))


def known(moulds: Iterable[Mould]) -> Iterator[Known]:
    """All that their texts are found by."""
    for mould in moulds:
        for version in mould.versions.values():
            yield from (version.readers, version.desk)


def _mould(setting: Setting, random: Random, place: int) -> Mould:
    story = Story(
        number=_STORY,
        section=setting.sections.one(random),
        authors=tuple(random.sample(setting.authors, random.choice(BYLINES))),
        photo=setting.photos.one(random) if random.random() < PICTURED else None,
        genre=random.choice(GENRES),
    )
    versions = {
        code: _version(setting, random, story, code, 2 * number)
        for number, code in enumerate(CODES, start=place * len(CODES))
    }
    return Mould(story, versions)


def _version(
    setting: Setting, random: Random, story: Story, language: str, number: int
) -> VersionMould:
    pool = setting.pools[language]
    headline, standfirst = random.choice(pool.headlines), random.choice(pool.standfirsts)
    paragraphs = _paragraphs(setting, random, language)
    whole = _text(paragraphs)
    out = Out(
        _PUBLICATION,
        headline.slug,
        headline.text,
        standfirst.text,
        (*paragraphs, _CITED),
        _WORDS,
        whole.tags,
        _FIRST,
        None,
    )
    _maker, *pages, _part, _updated = page(setting.parts[language], story, out)
    signs = _values(language, _STORY, _PUBLICATION, _FIRST, _WORDS, _CITED.linked)
    return VersionMould(
        language,
        headline,
        standfirst,
        paragraphs,
        _text(paragraphs[:1]),
        whole,
        "".join(each.linked for each in paragraphs),
        sum(each.words for each in paragraphs),
        tuple(Cut(each, signs) for each in pages),
        known_to_readers(
            number,
            setting.names[language],
            headline,
            standfirst,
            whole.tags,
            story.authors,
            paragraphs,
        ),
        known_at_the_desk(number + 1, headline, standfirst, paragraphs),
    )


def _paragraphs(setting: Setting, random: Random, language: str) -> tuple[Paragraph, ...]:
    pool = setting.pools[language]
    chosen = random.sample(pool.paragraphs, random.randint(*OF_THE_POOL))
    chosen.insert(2, random.choice(pool.subheads))
    if random.random() < WITH_A_FIGURE and (photo := setting.photos.one(random)):
        chosen.insert(4, figure(photo))
    return tuple(chosen)


def _text(paragraphs: Iterable[Paragraph]) -> Text:
    tags = chain.from_iterable(each.tags for each in paragraphs)
    figures = chain.from_iterable(each.figures for each in paragraphs)
    html = "".join(each.html for each in paragraphs)
    return Text(html, tuple(sorted(set(tags))), tuple(dict.fromkeys(figures)))


def _values(
    language: str, story: int, publication: int, first: datetime, words: int, cited: str
) -> dict[str, str]:
    """What differs from story to story, as pages write it; what holds another comes first."""
    shown, listed = moment(first, language), times(first, language)
    return {
        "story": str(story),
        "publication": str(publication),
        "cited": cited,
        "iso": shown.iso,
        "text": shown.text,
        "sent": format_datetime(datetime.fromisoformat(shown.iso)),
        "moment": str((first - EPOCH) // MICROSECOND),
        "date": listed["date"],
        "hour": listed["hour"],
        "words": reading_time(words, language),
    }
