"""What a file is that is no plain text: told by its first bytes, with the way to make it one."""

import codecs
import json
import re

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

# How far into a file one looks for what it is.
_HEAD = 40_000

COPY_TEXT = _("open it and copy its text into a text file in UTF-8")
SAVE_AS_TEXT = _("open it, choose “save as”, and take plain text in UTF-8")
OF = _("a document of {program}")
PACKED, UNPACK = _("a packed folder"), _("unpack it and bring in the text files one by one")
WRITE_DOWN = _("write down what is said in it")
IN_BY_COMMAND = format_lazy(_("bring it in with {command}"), command="import_photos")

_MARKS: tuple[tuple[bytes, str | Promise, str | Promise], ...] = (
    (codecs.BOM_UTF32_LE, _("text in UTF-32, not UTF-8"), _("save it as UTF-8")),
    (codecs.BOM_UTF32_BE, _("text in UTF-32, not UTF-8"), _("save it as UTF-8")),
    (codecs.BOM_UTF16_LE, _("text in UTF-16, not UTF-8"), _("save it as UTF-8")),
    (codecs.BOM_UTF16_BE, _("text in UTF-16, not UTF-8"), _("save it as UTF-8")),
    (b"\xd0\xcf\x11\xe0", format_lazy(OF, program="Word 97"), SAVE_AS_TEXT),
    (b"%PDF", "PDF", COPY_TEXT),
    (b"\xff\xd8\xff", _("a picture"), IN_BY_COMMAND),
    (b"\x89PNG", _("a picture"), IN_BY_COMMAND),
    (b"GIF8", _("a picture"), IN_BY_COMMAND),
    (b"\x1f\x8b", PACKED, UNPACK),
    (b"7z\xbc\xaf", PACKED, UNPACK),
    (b"Rar!", PACKED, UNPACK),
    (b"ID3", _("a recording"), WRITE_DOWN),
    (b"OggS", _("a recording"), WRITE_DOWN),
    (b"{\\rtf", "RTF", SAVE_AS_TEXT),
)
_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|p|div|span|h[1-6]|table|article|br)\b", re.I)
_HTML = re.compile(r"<(?:!doctype\s+)?html\b", re.I)
_ANY_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
_MARKUP = re.compile(
    r"</?(?:p|b|i|u|strong|em|div|span|a|br|h[1-6]|ul|ol|li|table|td|blockquote)(?:\s[^<>]*)?/?>",
    re.I,
)
_CLOSED = re.compile(r"</[a-z]|<br\s*/?>", re.I)
_SUBTITLES = re.compile(
    r"WEBVTT|\[Script Info\]|(?:\d+\s+)?\d{1,2}:\d\d:\d\d[,.]\d{1,3}(?:\s*-->|,\d{1,2}:\d\d:)"
)
_JSON = re.compile(r'[{\[]\s*(?:\{\s*)?"[^"\n]{1,80}"\s*:')
_MAIL = re.compile(
    r"^(?:MIME-Version|Received|Return-Path|Delivered-To|Content-Type|Content-Transfer-Encoding"
    r"|DKIM-Signature|X-[A-Za-z-]+):",
    re.M | re.I,
)
_MAIL_FIRST = re.compile(r"From \S+@\S+ |[A-Za-z][A-Za-z-]*: ")
_ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06af]")
_MOSTLY = 0.4
_FEWEST = 4

Sort = tuple[str | Promise, str | Promise]


def recognised(data: bytes) -> Sort | None:
    """What `data` is and the way out, both fit to show; None for what may be plain text."""
    start = data.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n")
    for mark, name, way_out in _MARKS:
        if start.startswith(mark):
            return name, way_out
    if data[4:8] == b"ftyp" or data[:4] == b"RIFF":
        return _picture_or_recording(data)
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if _is_wide(data):
        return _("text in UTF-16, not UTF-8"), _("save it as UTF-8")
    return _written(data[:_HEAD].decode("utf-8", "ignore").removeprefix("\ufeff").lstrip(), data)


def encoding_of(data: bytes) -> str:
    """The old encoding that bytes look like which are no UTF-8; "" where nothing speaks for one."""
    if is_mostly_utf8(data):
        return ""
    for encoding, letters in (
        ("Windows-1256", _ARABIC),
        ("Windows-1254", re.compile("[êîûşçÊÎÛŞÇ]")),
    ):
        try:
            text = data[:_HEAD].decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = [letter for letter in text if not letter.isascii()]
        known = sum(1 for letter in strange if letters.match(letter))
        if known >= _FEWEST and known > len(strange) * _MOSTLY:
            return encoding
    return ""


def is_mostly_utf8(data: bytes) -> bool:
    """Whether bytes are text in UTF-8 of which some were damaged."""
    text = data[:_HEAD].decode("utf-8", "replace")
    strange = [letter for letter in text if not letter.isascii()]
    return strange.count("\ufffd") * 2 < len(strange)


def was_misread(text: str) -> bool:
    """Whether Arabic letters were taken for Western ones before it was saved («ÓæÞ», «Ø³»)."""
    head = text[:_HEAD]
    if _ARABIC.search(head):
        return False
    for encoding in ("cp1252", "latin-1"):
        try:
            data = head.encode(encoding)
        except UnicodeEncodeError:
            continue
        meant = data.decode("utf-8", "ignore")
        if len(_ARABIC.findall(meant)) >= _FEWEST or encoding_of(data) == "Windows-1256":
            return True
    return False


def _packed(data: bytes) -> Sort:
    if b"word/" in data[:_HEAD] or b"word/" in data[-_HEAD:]:
        return format_lazy(OF, program="Word"), SAVE_AS_TEXT
    if b"opendocument.text" in data[:200]:
        return format_lazy(OF, program="OpenDocument"), SAVE_AS_TEXT
    return PACKED, UNPACK


def _picture_or_recording(data: bytes) -> Sort:
    if data[8:12] in (b"WEBP", b"heic", b"heix", b"mif1", b"avif"):
        return _("a picture"), IN_BY_COMMAND
    return _("a recording"), WRITE_DOWN


def _is_wide(data: bytes) -> bool:
    """Whether every other byte is mostly that of one block: UTF-16 that does not say so."""
    head = data[:2000]
    if len(head) < 4 or b"\0" not in head:
        return False
    return max(head[::2].count(b"\0"), head[1::2].count(b"\0")) > 0 and any(
        len(set(half)) <= 4 for half in (head[::2], head[1::2])
    )


def _written(text: str, data: bytes) -> Sort | None:
    if text.startswith("<") and (sort := _marked_up(text)):
        return sort
    if text[:1] in "{[" and (_JSON.match(text) or _is_json(data)):
        return "JSON", _("it has to be taken apart by whoever made it")
    if _SUBTITLES.match(text):
        return _("subtitles"), COPY_TEXT
    if _MAIL_FIRST.match(text) and _MAIL.search(text.partition("\n\n")[0].replace("\r", "")):
        return _("a saved mail"), _("open it in a mail program and copy its text")
    if len(_MARKUP.findall(text)) > 1 and _CLOSED.search(text):
        return _("text with HTML in it"), COPY_TEXT
    return None


def _marked_up(text: str) -> Sort | None:
    if "wordpress.org/export/" in text or "wp:wxr_version" in text:
        return format_lazy(_("an export of {program}"), program="WordPress"), _(
            "file its stories one by one, as plain text"
        )
    is_xml = text.startswith("<?xml") and not _HTML.search(text[:2000])
    if not is_xml and _TAG.search(text[:2000]):
        return _("a web page"), COPY_TEXT
    if is_xml or len(_ANY_TAG.findall(text)) > 3:
        return "XML", _("it has to be taken apart by whoever made it")
    return None


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data.decode("utf-8-sig")), dict | list)
    except (ValueError, RecursionError):
        return False
