"""The copy desk's repairs, made in a text that is on its way in."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from articles.copydesk import Finding
from articles.models import HouseStyle
from articles.proofreading import PARTS, gallery_field, read, texts_of_body
from articles.text.plain import one_line
from articles.text.replacing import Replacement, replace_all_in_html
from articles.text.sanitize import check_size, clean

from .content import Content, GalleryPhoto, prepare

# One repair can uncover another; this only keeps two rules that disagree from going on for ever.
MOST_PASSES = 20
INSERTED = -1

Repairs = dict[str, list[Replacement]]


def texts_of(content: Content) -> dict[str, str]:
    """The fields of a content as the copy desk reads them; raises BodyRefused."""
    captions = {gallery_field(stands.photo): stands.caption for stands in content.gallery}
    fields = {field: getattr(content, field) for field in PARTS} | captions
    for text in fields.values():
        check_size(text)
    lines = {field: one_line(text) for field, text in fields.items()}
    return {**lines, **texts_of_body(clean(content.body))}


def choices_of(finding: Finding) -> tuple[str, ...]:
    """What could stand in place of what was found, the best first; often there is one."""
    return finding.replacements if finding.replacement is None else (finding.replacement,)


def repaired(
    content: Content, language: str, *, style: HouseStyle, choices: Mapping[str, int]
) -> Content:
    """The content with findings repaired, each named by its key with the place of its choice.

    A key that names nothing in the text, or a place where there is no choice, is passed over.
    """
    made: Repairs = {}
    for entry in read(texts_of(content), language, style=style):
        offered = choices_of(entry.finding)
        position = choices.get(entry.key)
        if position is not None and position < len(offered):
            change = Replacement(entry.finding.start, entry.finding.end, offered[position])
            made.setdefault(entry.field, []).append(change)
    return _with(content, made)


def safely_repaired(
    content: Content, language: str, *, style: HouseStyle, left: Collection[str]
) -> Content:
    """The content with every safe repair made, but for the findings whose keys are `left`."""
    return _with(content, safe_repairs(texts_of(content), language, style=style, left=left))


def only_repaired(before: Content, after: Content, language: str, *, style: HouseStyle) -> bool:
    """Whether `after` is `before` with some of its safe repairs made, and nothing else.

    Both as `prepare` gives them.
    """
    texts, wanted = texts_of(before), texts_of(after)
    chosen: Repairs = {}
    for field, repairs in safe_repairs(texts, language, style=style, left=()).items():
        made = _made_of(texts[field], repairs, wanted.get(field, ""))
        if made is None:
            return False
        chosen[field] = made
    made = prepare(_with(before, chosen), language).content
    return made == after and after != before


def _made_of(text: str, repairs: list[Replacement], wanted: str) -> list[Replacement] | None:
    """Which of the repairs lead from a text to the wanted one; None where none do."""
    # How far the wanted text has been matched → the repairs so far, the last one first.
    reached: dict[int, tuple] = {0: ()}
    last = 0
    for repair in repairs:
        between, found = text[last : repair.start], text[repair.start : repair.end]
        ahead: dict[int, tuple] = {}
        for position, made in reached.items():
            if not wanted.startswith(between, position):
                continue
            here = position + len(between)
            for words, then in ((found, made), (repair.text, (repair, made))):
                if wanted.startswith(words, here):
                    ahead.setdefault(here + len(words), then)
        reached, last = ahead, repair.end
    ends = (made for position, made in reached.items() if wanted[position:] == text[last:])
    made = next(ends, None)
    return None if made is None else _unrolled(made)


def _unrolled(made: tuple) -> list[Replacement]:
    repairs: list[Replacement] = []
    while made:
        repair, made = made
        repairs.append(repair)
    return repairs[::-1]


def safe_repairs(
    texts: dict[str, str], language: str, *, style: HouseStyle, left: Collection[str]
) -> Repairs:
    """All safe repairs of plain texts by field, also those that others uncover, as one step.

    The replacements of a field are in order, do not overlap, and count in its text as it is.
    """
    settled = {
        field: list(_settled(field, text, language, style=style, left=left))
        for field, text in texts.items()
    }
    return {field: repairs for field, repairs in settled.items() if repairs}


def _settled(
    field: str, text: str, language: str, *, style: HouseStyle, left: Collection[str]
) -> Iterator[Replacement]:
    """The difference between a text and what its repairs, pass after pass, make of it."""
    characters, origins = text, list(range(len(text)))
    for _pass in range(MOST_PASSES):
        found = read({field: characters}, language, style=style, left=left)
        safe = [entry.finding for entry in found if entry.finding.safe and not entry.is_left]
        if not safe:
            break
        characters, origins = _after_pass(characters, origins, safe)
    return _difference(characters, [*origins, len(text)])


def _after_pass(text: str, origins: list[int], safe: Iterable[Finding]) -> tuple[str, list[int]]:
    """The text with repairs made, of two that overlap only the first, and where it comes from."""
    parts: list[str] = []
    kept: list[int] = []
    last = reached = 0
    for finding in sorted(safe, key=lambda each: each.start):
        if finding.start < reached:
            continue
        start, end, new = _changed(text, finding)
        parts += text[last:start], new
        kept += origins[last:start] + [INSERTED] * len(new)
        last, reached = end, finding.end
    return "".join([*parts, text[last:]]), kept + origins[last:]


def _changed(text: str, finding: Finding) -> tuple[int, int, str]:
    """Start, end and new text of a repair without the characters that stay at its edges."""
    start, end, new = finding.start, finding.end, finding.replacement or ""
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


def _difference(characters: str, origins: list[int]) -> Iterator[Replacement]:
    last, new = 0, ""
    for position, origin in enumerate(origins):
        if origin == INSERTED:
            new += characters[position]
            continue
        if new or origin > last:
            yield Replacement(last, origin, new)
        last, new = origin + 1, ""


def _with(content: Content, made: Mapping[str, list[Replacement]]) -> Content:
    parts = {
        field: _replaced(getattr(content, field), made[field])
        for field in PARTS
        if field in made and field != "body"
    }
    if "body" in made:
        parts["body"] = replace_all_in_html(clean(content.body), made["body"])
    gallery = tuple(_with_caption(stands, made) for stands in content.gallery)
    return replace(content, **parts, gallery=gallery)


def _with_caption(stands: GalleryPhoto, made: Mapping[str, list[Replacement]]) -> GalleryPhoto:
    field = gallery_field(stands.photo)
    return (
        replace(stands, caption=_replaced(stands.caption, made[field])) if field in made else stands
    )


def _replaced(text: str, replacements: list[Replacement]) -> str:
    text, parts, last = one_line(text), [], 0
    for replacement in sorted(replacements, key=lambda each: each.start):
        if replacement.start >= last:
            parts += text[last : replacement.start], replacement.text
            last = replacement.end
    return "".join([*parts, text[last:]])
