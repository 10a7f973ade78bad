"""From which network a request comes, as far as that can be believed."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# What one household or phone has of the newer addresses; of the older ones it is a single one.
BITS_OF_SIX = 64


def network_of(request: HttpRequest) -> str:
    """One address, or a household's range; "" where nobody says.

    Behind a proxy it is what the proxy itself has written last into X-Forwarded-For: whatever
    stands before that, the sender may have made up.
    """
    said = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_HTTPS:
        said = request.headers.get("X-Forwarded-For", said).rpartition(",")[2].strip()
    try:
        address = ip_address(said)
    except ValueError:
        return ""
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address, BITS_OF_SIX), strict=False))
