"""Addresses of the desk: readers cannot open them, and they tell where the desk is."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from django.utils.translation import gettext_lazy as _

from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading

DESK = "/admin/"
# What the desk's own addresses begin with, whatever the machine is called.
_OURS = re.compile(rf"{DESK}(?:articles|accounts)/", re.ASCII)

_TOKEN = re.compile("[!#-'*-;=?-~]+")
_ADDRESS = re.compile(
    r"(?:https?:)?(?://)?(?:[\w.~-]+(?::[^@\s/]*)?@)?(?P<host>\[[0-9a-f:.]+\]|[a-z0-9.-]*)"
    r"(?::[0-9]{1,5})?(?P<path>/admin(?:[/?#].*)?)\Z",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
_START = re.compile(
    r"(?<![A-Za-z0-9.:/@~-])(?:https?:)?/?/?[A-Za-z0-9.\[\]:@~-]*/admin(?![\w.-])", re.I
)
_INSIDE = re.compile(r"(?:(?:https?:)?//[^/\s]*|(?<==)|^)/admin(?:[/?#].*)?\Z", re.DOTALL | re.I)
# What browsers make one slash of.
_DETOUR = re.compile(r"(?<![:/])/(?:[^/?#]+/\.\./|\.{0,2}/)+")
_BEFORE = ":.,;!'"
_CLOSING = ".,:;!?]'"


def desk_links(reading: Reading) -> Iterator[Remark]:
    """S4. Of previews too; on our hosts, without a host, or with a path that only our desk has."""
    message = _("An address of the desk: readers cannot open it, and it tells where the desk is.")
    for match in _TOKEN.finditer(reading.text):
        token = match[0].rstrip(_CLOSING)
        token, start = token.lstrip(_BEFORE), match.start()
        start += match[0].index(token)
        if "admin" not in token.lower() and "%" not in token:
            continue
        position = _position_in(token, reading.hosts)
        if position is not None:
            yield Remark(start + position, start + len(token), message)


def _position_in(token: str, hosts: frozenset[str]) -> int | None:
    """Where in a token an address of the desk begins."""
    start = _START.search(token)
    if start and _leads_to_desk(token[start.start() :], hosts):
        return start.start()
    # Wrapped into another address, as services of links do, or disguised by escapes.
    plain = _DETOUR.sub("/", unquote(token))
    inside = _INSIDE.search(plain)
    return 0 if inside and _leads_to_desk(inside[0], hosts) else None


def _leads_to_desk(address: str, hosts: frozenset[str]) -> bool:
    match = _ADDRESS.match(address)
    if not match:
        return False
    host, path = match["host"].lower().strip("."), match["path"]
    return not host or _is_ours(host, hosts) or bool(_OURS.match(path))


def _is_ours(host: str, hosts: frozenset[str]) -> bool:
    """Whether a host is one of `hosts`, of which those with a leading dot take in their parts."""
    parts = host.split(".")
    wider = ("." + ".".join(parts[position:]) for position in range(len(parts)))
    return host in hosts or any(each in hosts for each in wider)
