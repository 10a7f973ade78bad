"""What texts are put together from, prepared once: for readers, and for both search indexes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from random import Random

from articles.models import Tag
from articles.models.linking import linked_body, tags_by_key
from articles.search.words import BOUNDARY, Field, as_written, folded
from articles.search.words import written as mark_as_written
from articles.text import hashtags
from articles.text.plain import to_plain, word_count
from articles.text.slugs import slug
from articles.text.tokens import tokens
from articles.workflow.hashtags import tags_in

from . import words

PARAGRAPHS = 600
LINES = 2000
NAMES = 6000
SENTENCES = (2, 5)
END = "</p>"

Marks = tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A text of one line and its marks in the indexes: at its own field, and anywhere."""

    text: str
    at_field: tuple[Marks, Marks]
    anywhere: tuple[Marks, Marks]


@dataclass(frozen=True)
class Headline(Line):
    slug: str


@dataclass(frozen=True)
class Paragraph:
    """One block of a body, as it is written and as readers get it.

    `tags` and `figures` hold ids, of tags and photos.
    """

    html: str
    linked: str
    words: int
    marks: tuple[Marks, Marks]
    tags: frozenset[int] = frozenset()
    figures: tuple[int, ...] = ()


@dataclass(frozen=True)
class Pool:
    """What the stories of one language are made of; of names the first ones are used most."""

    language: str
    headlines: tuple[Headline, ...]
    standfirsts: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]
    subheads: tuple[Paragraph, ...]
    names: tuple[Paragraph, ...]
    how_often: tuple[float, ...]


def pool(language: str, random: Random) -> Pool:
    """Make the pool of one language; its hashtags mean the tags that stories in it carry."""
    texts = [f"<p>{_paragraph(language, random)}</p>" for _ in range(PARAGRAPHS)]
    named = [f"<p>{_sentence_on(name, language, random)}</p>" for name in names(language)]
    headings = [f"<h2>{text}</h2>" for text in words.SUBHEADS[language]]
    templates = words.HEADLINES[language], words.SENTENCES[language]
    headlines, standfirsts = (
        [_fill(template, language, random) for _ in range(LINES)] for template in templates
    )
    return Pool(
        language,
        tuple(_headline(text, language) for text in headlines),
        tuple(Line(*_line(text, Field.STANDFIRST, language)) for text in standfirsts),
        tuple(_prepared(texts, language)),
        tuple(_paragraph_of(html, html, language) for html in headings),
        tuple(_prepared(named, language)),
        tuple(often(len(named))),
    )


def figure(photo: int) -> Paragraph:
    """A picture among the words."""
    html = f'<figure data-photo="{photo}"></figure>'
    return Paragraph(html, html, 0, ((), ()), figures=(photo,))


def written(paragraphs: Iterable[Paragraph]) -> str:
    return "".join([each.html for each in paragraphs])


def often(count: int) -> Iterator[float]:
    """How often the first of so many, the first two and so on come up together (Zipf's law)."""
    return accumulate(1 / rank for rank in range(1, count + 1))


def marks(field: Field, text: str, language: str) -> tuple[Marks, Marks]:
    """The folded and the written marks that a text has in a field of the readers' index."""
    read = tokens(text, language)
    positions = (field,) if field is Field.ANYWHERE else (field, Field.ANYWHERE)
    in_order = chain.from_iterable(
        (*(folded(position, word.key) for word in read), BOUNDARY) for position in positions
    )
    as_typed = (
        mark_as_written(position, as_written(word.text)) for position in positions for word in read
    )
    return tuple(in_order), tuple(dict.fromkeys(as_typed))


def _headline(text: str, language: str) -> Headline:
    return Headline(*_line(text, Field.HEADLINE, language), slug=slug(text, language))


def _line(text: str, field: Field, language: str) -> tuple:
    return text, marks(field, text, language), marks(Field.ANYWHERE, text, language)


def _prepared(texts: Sequence[str], language: str) -> Iterator[Paragraph]:
    """All of them by one call each of what saving and publishing do with one body."""
    body = "".join(texts)
    tags = Tag.objects.filter(pk__in=tags_in(body, language)).prefetch_related("spellings")
    linked = linked_body(body, language, tags).split(END)
    by_key = tags_by_key(_keys(body, language), language)
    for html, readers in zip(texts, linked, strict=False):
        own = frozenset(by_key[key] for key in _keys(html, language))
        yield _paragraph_of(html, readers + END, language, own)


def _paragraph_of(
    html: str, linked: str, language: str, tags: frozenset[int] = frozenset()
) -> Paragraph:
    in_order, as_typed = marks(Field.ANYWHERE, to_plain(html), language)
    # A body is one text: its paragraphs are not set apart.
    return Paragraph(html, linked, word_count(html), (in_order[:-1], as_typed), tags)


def _keys(html: str, language: str) -> set[str]:
    return {hashtags.key(hit.tag, language) for hit in hashtags.find(to_plain(html))}


def _paragraph(language: str, random: Random) -> str:
    template = words.SENTENCES[language]
    sentences = [_fill(template, language, random) for _ in range(random.randint(*SENTENCES))]
    if random.random() < 0.5:
        subjects = (*words.PLACES, *words.TOPICS)
        (subject,) = random.choices(subjects, cum_weights=tuple(often(len(subjects))))
        sentences.append("#" + subject[language].replace(" ", "_"))
    return " ".join(sentences)


def names(language: str) -> Iterable[str]:
    """Names that nobody has."""
    begin, go_on, end = words.SYLLABLES[language]
    size = len(begin) * len(go_on) * len(end)
    for number in range(NAMES):
        # No divisor of the size, so that every family is another.
        place = number * 7919 % size
        given = begin[number % len(begin)] + end[number // len(begin) % len(end)]
        rest, last = divmod(place, len(end))
        first, middle = divmod(rest, len(go_on))
        yield f"{given} {begin[first]}{go_on[middle]}{end[last]}"


def _sentence_on(name: str, language: str, random: Random) -> str:
    return random.choice(words.NAMED[language]).format(name=name)


def _fill(template: str, language: str, random: Random) -> str:
    return template.format(
        who=random.choice(words.WHO[language]),
        what=random.choice(words.WHAT[language]),
        did=random.choice(words.DID[language]),
        when=random.choice(words.WHEN[language]),
        place=random.choice(words.PLACES)[language],
    )
