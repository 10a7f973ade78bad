"""A text by its passages: what a comment can be about, and where that stands in the next text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from articles.models import Comment, Translation
from articles.proofreading import PARTS, gallery_field
from articles.text.characters import line
from articles.text.following import Follower, Position, found, quoted
from articles.text.plain import one_line, passages, to_plain
from articles.text.replacing import Replacement, replace_all_in_html
from articles.workflow import talk_reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused

from .content import Content, content_of

BODY = "body"
BETWEEN = len("\n\n")

# The field, or the caption of a photo in the gallery → its paragraphs; a line has one.
Passages = Mapping[str, list[str]]


@dataclass(frozen=True)
class Passage:
    """What somebody points at: a part, a paragraph of it from 0, and words of that.

    The whole paragraph without words; the whole text without a part, or wherever the words stand.
    """

    part: str = ""
    paragraph: int | None = None
    quote: str = ""


WHOLE = Passage()


@dataclass(frozen=True)
class Place:
    """A passage as a comment keeps it; `position` is None where it is gone."""

    part: str = ""
    quote: str = ""
    position: Position | None = None
    is_cut: bool = False


def passages_of(content: Content) -> Passages:
    """The parts of a text that hold anything, in the order in which readers meet them."""
    parts = {name: [one_line(getattr(content, name))] for name in PARTS}
    parts[BODY] = passages(content.body)
    parts |= {gallery_field(each.photo): [each.caption] for each in content.gallery}
    return {name: texts for name, texts in parts.items() if any(texts)}


def place_of(passage: Passage, parts: Passages) -> Place:
    """Where that stands in a text; raises Refused where it does not."""
    if not passage.part:
        return _wherever(passage.quote, parts) if passage.quote.strip() else Place()
    paragraphs, number = parts.get(passage.part, []), passage.paragraph or 0
    if not 0 <= number < len(paragraphs):
        raise _refused("passage", talk_reasons.NO_PASSAGE)
    if not passage.quote.strip():
        return _paragraph(passage.part, number, paragraphs[number])
    words = quoted(passage.quote, paragraphs[number])
    if not words:
        raise _refused("passage", talk_reasons.NOT_THERE)
    return _words(passage.part, words, found(words, paragraphs, paragraph=number))


def _wherever(quote: str, parts: Passages) -> Place:
    for part, paragraphs in parts.items():
        for number, text in enumerate(paragraphs):
            if words := quoted(quote, text):
                return _words(part, words, found(words, paragraphs, paragraph=number))
    raise _refused("passage", talk_reasons.NOT_THERE)


def _words(part: str, words: str, position: Position | None) -> Place:
    if len(words) > Comment.MOST_LETTERS:
        raise _refused("long", talk_reasons.TOO_LONG)
    return Place(part, words, position)


def _paragraph(part: str, number: int, text: str) -> Place:
    """The whole of it; of a very long one a comment keeps how it begins."""
    words = text[: Comment.MOST_LETTERS]
    return Place(part, words, Position(number, 0), is_cut=words != text)


def _refused(code: str, reason: talk_reasons.Text) -> Refused:
    return Refused(Decision(False, code, reason))


def moved(place: Place, before: Passages, after: Passages) -> Place:
    """The same passage in a newer text."""
    if not place.part or place.position is None or before == after:
        return place
    position = _followed(place.part, place.position, place.quote, _followers(before, after))
    return replace(place, position=position)


def carry_comments(version: Translation, content: Content) -> None:
    """Let open comments follow their passages into the text that comes after the latest one.

    The row is held. No query where none is open; else four, and one where something moved.
    """
    if not version.open_comments:
        return
    rows = Comment.objects.open().filter(translation=version).exclude(part="")
    followers = _followers(passages_of(content_of(version.latest_revision)), passages_of(content))
    changed = list(_carried(rows, followers))
    Comment.objects.bulk_update(changed, ["paragraph", "start"])


def _carried(rows: Iterable[Comment], followers: dict[str, Follower]) -> Iterator[Comment]:
    for row in rows:
        before = position_of(row)
        position = _followed(row.part, before, row.quote, followers)
        if position != before:
            put(row, position)
            yield row


def _followers(before: Passages, after: Passages) -> dict[str, Follower]:
    return {
        part: Follower(before.get(part, []), after.get(part, []))
        for part in dict.fromkeys((*before, *after))
    }


def _followed(
    part: str, before: Position | None, quote: str, followers: dict[str, Follower]
) -> Position | None:
    follower = followers.get(part)
    if follower is None:
        return None
    position = follower.follow(before, quote)
    is_line = part != BODY and bool(follower.new)
    # A headline is the headline, however many of its words are others.
    return Position(0, None) if position is None and is_line else position


def found_again(row: Comment, parts: Passages) -> Position | None:
    """Where the words of a comment that was settled for a while stand now."""
    paragraphs = parts.get(row.part, [])
    if row.paragraph is not None and row.paragraph < len(paragraphs):
        here = found(row.quote, paragraphs, paragraph=row.paragraph)
        if here is not None:
            return here
    return found(row.quote, paragraphs)


def position_of(row: Comment) -> Position | None:
    return None if row.paragraph is None else Position(row.paragraph, row.start)


def put(row: Comment, position: Position | None) -> None:
    """Note where the passage of a comment stands; the row is stored by whoever called."""
    row.paragraph = position.paragraph if position else None
    row.start = position.start if position else None


def reworded(content: Content, row: Comment) -> Content:
    """The text with the wording of a suggestion in its place; raises Refused."""
    paragraphs = passages_of(content).get(row.part, [])
    position = position_of(row)
    is_there = (
        position is not None
        and position.start is not None
        and position.paragraph < len(paragraphs)
        and paragraphs[position.paragraph].startswith(row.quote, position.start)
    )
    if not is_there:
        raise _refused("stale", talk_reasons.PASSAGE_GONE)
    text = paragraphs[position.paragraph]
    end = _end(row, text, position.start)
    if row.part == BODY:
        first = sum(len(each) + BETWEEN for each in paragraphs[: position.paragraph])
        change = Replacement(first + position.start, first + end, row.wording)
        return replace(content, body=_body_with(content.body, change))
    words = line(f"{text[: position.start]}{row.wording}{text[end:]}")
    if row.part in PARTS:
        return replace(content, **{row.part: words})
    gallery = tuple(
        replace(each, caption=words) if gallery_field(each.photo) == row.part else each
        for each in content.gallery
    )
    return replace(content, gallery=gallery)


def _end(row: Comment, text: str, start: int) -> int:
    """Where what is replaced ends; of words that are left out, with one of the spaces around."""
    end = start + len(row.quote)
    is_between = text[:start].endswith(" ") and text.startswith(" ", end)
    return end + 1 if is_between and not row.wording else end


def _body_with(html: str, change: Replacement) -> str:
    made, plain = replace_all_in_html(html, [change]), to_plain(html)
    wanted = f"{plain[: change.start]}{change.text}{plain[change.end :]}"
    if one_line(to_plain(made)) != one_line(wanted):
        raise _refused("place", talk_reasons.NOT_IN_PLACE)
    return made
