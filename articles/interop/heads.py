"""What programs write above and before a story that somebody sent: heads of mails, chat stamps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.header import decode_header, make_header

# Names of lines in a mail's head, as programs write them in the languages of the newsroom.
SUBJECTS = ("subject", "الموضوع", "موضوع", "بابەت", "mijar", "konu", "sujet", "betreff")
OTHERS = (
    *("from", "to", "cc", "bcc", "date", "sent", "reply-to", "message-id", "importance"),
    *(
        "من",
        "المرسل",
        "إلى",
        "الى",
        "نسخة",
        "التاريخ",
        "تاريخ",
        "تاريخ الإرسال",
        "أرسلت",
        "تم الإرسال",
    ),
    *("لە", "بۆ", "بەروار", "ڕێکەوت", "ji", "bo", "dîrok", "kimden", "kime", "tarih"),
)
_HEAD = re.compile(rf"\s*({'|'.join(map(re.escape, (*SUBJECTS, *OTHERS)))})\s*[:：]\s*(.*)", re.I)
# A folded line, or one that only programs read.
_GOES_ON = re.compile(r"[ \t]+\S|[A-Za-z]+(?:-[A-Za-z]+)+:\s")
# What programs put above the head of a mail that was sent on.
_SENT_ON = re.compile(
    r"\s*(?:[-_]{3,}\s*[^-_\n]{3,60}?\s*[-_]{3,}|[^\n.!?؟]{3,60}:)\s*",
)
_NAMED = re.compile(r"[A-Za-z][A-Za-z-]{1,20}:\s")
_ANSWER = re.compile(r"(?:(?:re|fw|fwd|رد|إعادة توجيه)\s*:\s*)+", re.I)
# A head has two lines at least: one alone may be a sentence («من: …»).
_LEAST = 2

_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_DATE = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2} [^\W\d_]{3,12}\.? \d{4})"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[\s\u202f]*(?:am|pm|AM|PM|ص|م|ب\.ن|د\.ن))?"
_MOMENT = rf"(?:{_DATE}[,،]?\s*(?:at\s+)?{_TIME}|{_TIME}[,،]\s*{_DATE})"
# «[28/11/2026, 10:15] Rojîn: …», «28/11/2026, 10:15 - Rojîn: …», «Rojîn, [28.11.26 10:15]».
_STAMPS = (
    re.compile(rf"\[{_MOMENT}\]\s*(?:[^:\n]{{1,60}}:)?"),
    re.compile(rf"{_MOMENT}\s*[-–]\s*[^:\n]{{1,60}}:"),
    re.compile(rf"[^\[\]\n]{{1,60}},\s*\[{_MOMENT}\]:?"),
)
# «28/11/2026, 10:14 - Messages are end-to-end encrypted»: words of the program, of nobody.
_BY_NOBODY = re.compile(rf"{_MOMENT}\s*[-–]\s*[^:\n]*")


@dataclass
class Bare:
    """The lines of a text without heads and stamps; `dropped` says what they were.

    `subject` is that of the mail, "" without one.
    """

    lines: list[str]
    subject: str = ""
    dropped: list[str] = field(default_factory=list)


def bare(lines: list[str]) -> Bare:
    """Take the head of a mail off the top, and the stamps of a chat off every line."""
    found = _without_head(lines)
    is_chat = any(_STAMPS[1].match(_MARKS.sub("", line)) for line in found.lines)
    kept: list[str] = []
    for line in found.lines:
        plain = _MARKS.sub("", line)
        stamp = next((match for stamp in _STAMPS if (match := stamp.match(plain))), None)
        if stamp is not None:
            found.dropped.append(stamp[0].strip())
            kept.append(plain[stamp.end() :].strip())
        elif is_chat and _BY_NOBODY.fullmatch(plain):
            found.dropped.append(plain.strip())
        else:
            kept.append(line)
    return Bare(kept, found.subject, found.dropped)


def _without_head(lines: list[str]) -> Bare:
    first = _first(lines)
    dropped = []
    if first < len(lines) and _SENT_ON.fullmatch(lines[first]) and not _HEAD.match(lines[first]):
        dropped, first = [lines[first].strip()], first + 1 + _first(lines[first + 1 :])
    head = list(_head(lines[first:]))
    if sum(1 for _line, name, _value in head if name) < _LEAST:
        return Bare(lines)
    subject = ""
    for line, name, value in head:
        if name.lower() in SUBJECTS and not subject:
            subject = _ANSWER.sub("", _decoded(value)).strip()
        elif line.strip():
            dropped.append(line.strip())
    return Bare(lines[first + len(head) :], subject, dropped)


def _first(lines: list[str]) -> int:
    """The number of the first line that is not blank."""
    return next((number for number, line in enumerate(lines) if line.strip()), len(lines))


def _head(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    """Each line of a head with its name and value; a line that goes on has no name."""
    group = lines[: next((number for number, line in enumerate(lines) if not line.strip()), None)]
    last = max((number for number, line in enumerate(group) if _HEAD.match(line)), default=-1)
    for number, line in enumerate(group):
        match = _HEAD.match(line)
        if match:
            yield line, match[1], match[2]
        elif number and (_GOES_ON.match(line) or (number < last and _NAMED.match(line))):
            yield line, "", ""
        else:
            return


def _decoded(value: str) -> str:
    """A subject as it was written, where a program has packed it (RFC 2047)."""
    try:
        return str(make_header(decode_header(value))) if "=?" in value else value
    except (ValueError, LookupError):
        return value
