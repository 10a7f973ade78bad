"""Paragraphs made once and used in many stories, so that each is prepared for readers once."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from articles.models import Tag
from articles.models.linking import linked_body, tags_by_key
from articles.text import hashtags
from articles.text.plain import to_plain, word_count
from articles.workflow.hashtags import tags_in

from . import words

POOL = 400
END = "</p>"
SENTENCES = (2, 5)


@dataclass(frozen=True)
class Paragraph:
    """One block of a body, as it is written and as readers get it; `tags` holds ids."""

    html: str
    linked: str
    words: int
    tags: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Pool:
    """What the stories of one language are made of."""

    language: str
    paragraphs: tuple[Paragraph, ...]
    subheads: tuple[Paragraph, ...]


def pool(language: str, random: Random) -> Pool:
    """Make the pool of one language; its hashtags mean the tags that stories in it carry."""
    texts = [f"<p>{_paragraph(language, random)}</p>" for _ in range(POOL)]
    headings = [f"<h2>{text}</h2>" for text in words.SUBHEADS[language]]
    return Pool(
        language,
        tuple(_prepared(texts, language)),
        tuple(Paragraph(html, html, word_count(html)) for html in headings),
    )


def headline(language: str, random: Random) -> str:
    return _fill(words.HEADLINES[language], language, random)


def _prepared(texts: list[str], language: str) -> Iterator[Paragraph]:
    """All of them by one call each of what saving and publishing do with one body."""
    body = "".join(texts)
    tags = Tag.objects.filter(pk__in=tags_in(body, language)).prefetch_related("spellings")
    linked = linked_body(body, language, tags).split(END)
    by_key = tags_by_key(_keys(body, language), language)
    for html, readers in zip(texts, linked, strict=False):
        tags = frozenset(by_key[key] for key in _keys(html, language))
        yield Paragraph(html, readers + END, word_count(html), tags)


def _keys(html: str, language: str) -> set[str]:
    return {hashtags.key(hit.tag, language) for hit in hashtags.find(to_plain(html))}


def _paragraph(language: str, random: Random) -> str:
    template = words.SENTENCES[language]
    sentences = [_fill(template, language, random) for _ in range(random.randint(*SENTENCES))]
    if random.random() < 0.5:
        subject = random.choice((*words.PLACES, *words.TOPICS))[language]
        sentences.append("#" + subject.replace(" ", "_"))
    return " ".join(sentences)


def _fill(template: str, language: str, random: Random) -> str:
    return template.format(
        who=random.choice(words.WHO[language]),
        what=random.choice(words.WHAT[language]),
        did=random.choice(words.DID[language]),
        when=random.choice(words.WHEN[language]),
        place=random.choice(words.PLACES)[language],
    )
