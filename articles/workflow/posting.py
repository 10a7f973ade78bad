"""Sending something to an address of the internet, and to none of our own networks unasked.

One request and no more: redirects are not followed, of the answer only its status is read, and
everything ends in time.
"""

import re
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from django.utils.encoding import iri_to_uri

# Seconds for all of it.
PATIENCE = 10
LONGEST_LINE = 1024
PORTS = {"http": 80, "https": 443}
STATUS = re.compile(rb"HTTP/1\.[01] ([1-5][0-9]{2})[ \r]")
# Addresses of these hold one of the older kind, which may be anybody's.
TRANSLATED = ip_network("64:ff9b::/96")


class NotSent(Exception):
    """It did not arrive, or was refused; the message says why."""


def post(address: str, body: bytes, content_type: str) -> None:
    """Send it. Raises NotSent where no answer comes that says it was taken."""
    _post(address, body, {"Content-Type": content_type}, is_public)


def post_to_our_own(address: str, body: bytes, headers: Mapping[str, str]) -> None:
    """The same to an address that operators have named, which may be in a network of their own."""
    _post(address, body, headers, lambda host: True)


def _post(
    address: str, body: bytes, headers: Mapping[str, str], may_be_asked: Callable[[str], bool]
) -> None:
    end, parts = time.monotonic() + PATIENCE, urlsplit(iri_to_uri(address))
    try:
        with closing(_connected(parts, end, may_be_asked)) as line:
            line.settimeout(_left(end))
            line.sendall(_head(parts, len(body), headers) + body)
            status = _status(line, end)
    except (OSError, UnicodeError) as error:
        raise NotSent(f"{parts.hostname}: {error}") from error
    if not 200 <= status < 300:
        raise NotSent(f"{parts.hostname} answered {status}")


def _connected(
    parts: SplitResult, end: float, may_be_asked: Callable[[str], bool]
) -> socket.socket:
    """A line to the very address that was looked at, so that no name changes meanwhile."""
    port = parts.port or PORTS[parts.scheme]
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    places = [place[:2] for *_kind, place in found]
    if not places or not all(may_be_asked(host) for host, _port in places):
        raise NotSent(f"{parts.hostname} is in a network that is not public")
    line = _reached(places, end)
    if parts.scheme == "http":
        return line
    try:
        context = ssl.create_default_context()
        return context.wrap_socket(line, server_hostname=parts.hostname)
    except BaseException:
        line.close()
        raise


def _reached(places: list[tuple[str, int]], end: float) -> socket.socket:
    """The first of them that answers. Raises OSError."""
    for place in places[:-1]:
        try:
            return socket.create_connection(place, timeout=_left(end) / 2)
        except OSError:
            continue
    return socket.create_connection(places[-1], timeout=_left(end))


def is_public(host: str) -> bool:
    """Whether an address may be asked: whatever is ours, or a neighbour's, may not."""
    address = ip_address(host.partition("%")[0])
    return all(each.is_global and not each.is_multicast for each in (address, *_inside(address)))


def _inside(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    if isinstance(address, IPv4Address):
        return []
    held = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in TRANSLATED:
        held.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in held if each]


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError("no answer in time")
    return left


def _head(parts: SplitResult, length: int, headers: Mapping[str, str]) -> bytes:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    host = parts.netloc.rpartition("@")[2]
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: {host}",
        "User-Agent: newsroom",
        *(f"{name}: {value}" for name, value in headers.items()),
        f"Content-Length: {length}",
        "Connection: close",
    ]
    return "\r\n".join([*lines, "", ""]).encode("ascii")


def _status(line: socket.socket, end: float) -> int:
    got = b""
    while b"\n" not in got and len(got) < LONGEST_LINE:
        line.settimeout(_left(end))
        more = line.recv(LONGEST_LINE)
        if not more:
            break
        got += more
    said = STATUS.match(got)
    if said is None:
        raise ConnectionError("no answer that can be read")
    return int(said[1])
