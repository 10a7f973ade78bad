"""Places on the earth, in figures or as a link to a map: whoever stands there can be found."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.characters import IN_ASCII, LINE_END, SPACE
from articles.copydesk.findings import Remark
from articles.copydesk.reading import BLANK, Reading

_END = f'{SPACE}{LINE_END}<>«»“”"،؛'
_HIDDEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_BETWEEN = rf"(?:%2C|%20|[{SPACE}{_HIDDEN},،;؛/|و]){{1,6}}"
_SIGN = "[+\u2212-]?"
_DEGREE = "(?:1[0-7][0-9]|180|[0-9]{1,2})"
_POINT = "[.,٫]"
_GAP = f"[{SPACE}{_HIDDEN}]{{0,2}}"
# Four figures behind the point; with fewer, it may be a plain number, of thousands or of votes.
_FINE = rf"{_SIGN}{_DEGREE}{_POINT}[0-9]{{4,}}(?![0-9])(?:{_GAP}[°º˚])?"
_DEGREES = rf"{_GAP}(?:[°º˚]|درجات|درجة|پلە|pile)"
_FINE_DEGREES = f"{_SIGN}{_DEGREE}{_POINT}[0-9]{{3}}{_DEGREES}"
_MINUTES = rf"{_GAP}(?:['’‘′ʹ`´]|دقائق|دقيقة|خولەک|deqîqe|deqe)"
_SECONDS = rf"{_GAP}(?:[\"”“″]|['’′]{{2}}|ثوان|ثانية|چرکە|saniye)"
_NORTH = rf"{_GAP}(?:(?-i:[NS])|شمالا?ً?|جنوبا?ً?|باکوور|باشوور|bakur|başûr)"
_EAST = rf"{_GAP}(?:(?-i:[EW])|شرقا?ً?|غربا?ً?|ڕۆژهەڵات|ڕۆژئاوا|rojhilat|rojava)"
_NUMBER = f"[0-9]{{1,3}}(?:{_POINT}[0-9]{{1,9}})?"
_PRECISE = f"{_SIGN}[0-9]{{1,3}}(?:{_POINT}[0-9]{{1,9}}(?:{_DEGREES})?|{_DEGREES})"
_SOME = f"{_SIGN}{_DEGREE}{_POINT}[0-9]{{2,9}}(?:{_DEGREES})?"
_DMS = (
    rf"{_NUMBER}{_DEGREES}{_GAP}و?{_GAP}{_NUMBER}{_MINUTES}"
    rf"(?:{_GAP}و?{_GAP}{_NUMBER}{_SECONDS})?(?:{_NORTH}|{_EAST})?"
)
_FULL_DMS = rf"{_NUMBER}{_DEGREES}{_GAP}{_NUMBER}{_MINUTES}{_GAP}{_NUMBER}{_SECONDS}"
# Degrees, minutes and seconds with nothing but space between them.
_BARE_DMS = rf"{_DEGREE}[ ][0-5]?[0-9][ ][0-5]?[0-9](?:{_POINT}[0-9]{{1,4}})?"
_WORD = (
    r"(?:إحداثي|احداثي|کۆ?ئۆردینات|کۆردینات|[kc]oordinat|koordînat|\bGPS)"
    rf"[^0-9{LINE_END}]{{0,30}}"
)
_LATITUDE = rf"(?:\blat(?:itude)?|(?:دائرة|خط)[ ]العرض|عرض|پانی|firehî)[{SPACE}{_HIDDEN}:=]{{1,4}}"
_LONGITUDE = (
    rf"(?:\b(?:lng|long?(?:gitude)?)|خط[ ]الطول|طول|درێژی|dirêjî)[{SPACE}{_HIDDEN}:=]{{1,4}}"
)
_PLUS = "23456789CFGHJMPQRVWX"

_PLACES = re.compile(
    rf"""
    (?<![0-9.,٫])(?:
        {_FINE}{_BETWEEN}{_FINE}
      | {_FINE_DEGREES}{_BETWEEN}{_FINE_DEGREES}
      | {_PRECISE}{_NORTH}{_BETWEEN}{_PRECISE}{_EAST}(?![a-z])
      | {_PRECISE}{_EAST}{_BETWEEN}{_PRECISE}{_NORTH}(?![a-z])
      | {_DMS}(?:{_BETWEEN})?{_DMS}
      | {_FULL_DMS}(?:{_NORTH}|{_EAST})
      | {_BARE_DMS}{_NORTH}{_BETWEEN}{_BARE_DMS}{_EAST}
    )
  | (?<![A-Za-z])(?-i:[NS]){_GAP}{_PRECISE}{_BETWEEN}(?-i:[EW]){_GAP}{_PRECISE}
  | \bgeo:{_SIGN}[0-9]{{1,2}}\.[0-9]{{1,12}},{_SIGN}[0-9]{{1,3}}\.[0-9]{{1,12}}
  | {_LATITUDE}{_PRECISE}(?:{_NORTH})?{_BETWEEN}(?:و)?{_LONGITUDE}{_PRECISE}
  | {_WORD}{_SOME}{_BETWEEN}{_SOME}
  | (?<![A-Za-z0-9+])(?=[0-9A-Z]{{0,7}}[A-Z])(?:[2-9C][2-9CFGHJMPQRV][{_PLUS}]{{2}})?
    [{_PLUS}]{{4}}\+[{_PLUS}]{{2,3}}(?![A-Za-z0-9+])
  | (?<![A-Za-z0-9])(?-i:[0-9]{{1,2}}[C-HJ-NP-X][ ]?[A-HJ-NP-Z]{{2}})[ ]?
    (?:[0-9]{{3}}[ ][0-9]{{3}}|[0-9]{{4}}[ ]?[0-9]{{4}}|[0-9]{{5}}[ ]?[0-9]{{5}})(?![0-9])
  | (?<![A-Za-z0-9])(?-i:[0-9]{{1,2}}[C-HJ-NP-X])[ ][0-9]{{6}}[EmM]?[ ,]{{1,2}}[0-9]{{7}}(?![0-9])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAPS = re.compile(
    rf"""
    (?<![A-Za-z0-9.-])(?:https?://)?(?:[a-z0-9-]+\.){{0,4}}(?:
        maps\.google\.[a-z.]{{2,6}} | google\.[a-z.]{{2,6}}/maps | goo\.gl/maps | maps\.app\.goo\.gl
      | earth\.google\.com | maps\.apple\.com | bing\.com/maps | yandex\.[a-z.]{{2,6}}/maps
      | maps\.yandex\.[a-z.]{{2,6}} | waze\.com/(?:ul|live-map) | wikimapia\.org/ | plus\.codes/
      | osm\.org/[^{_END}] | openstreetmap\.org/[^{_END}] | osm\.app/ | maps\.me/ | ge0\.me/
      | what3words\.com/ | w3w\.co/ | here\.com/ | mapcarta\.com/ | zoom\.earth/\#
      | 2gis\.[a-z.]{{2,6}}/[^{_END}] | g\.co/maps | google\.com/search\?q=geo
    )[^{_END}]*
  | (?<![A-Za-z0-9:/])///[^\W\d_]{{2,}}\.[^\W\d_]{{2,}}\.[^\W\d_]{{2,}}
  | \b(?:comgooglemaps|google\.navigation|waze|maps):(?://|\?|q=)[^{_END}]+
    """,
    re.VERBOSE | re.IGNORECASE,
)


def coordinates(reading: Reading) -> Iterator[Remark]:
    """S2. Decimal, in degrees and minutes, plus codes, grid references; in addresses too.

    What stands in a link to a map is S3's.
    """
    message = _("Coordinates of a place: whoever is there can be found.")
    text = _MAPS.sub(lambda match: BLANK * len(match[0]), reading.text.translate(IN_ASCII))
    for match in _PLACES.finditer(text):
        yield Remark(*match.span(), message)


def map_links(reading: Reading) -> Iterator[Remark]:
    """S3. Links that open a map at a place."""
    message = _("A link to a place on a map: whoever is there can be found.")
    for match in _MAPS.finditer(reading.text):
        end = match.start() + len(match[0].rstrip(".,;:!?)]'’"))
        yield Remark(match.start(), end, message)
