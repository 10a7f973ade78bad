"""A CDN in front: how it is told that what it keeps is old, and by which names it knows it."""

import re

from newsroom.environment import BadSetting, Environment

# Seconds. What could not be purged is shown for so long at the most after it was withdrawn.
USUAL, LONGEST = 30, 600
WAYS = ("keys", "urls")
SEPARATORS = {"cache-tag": ",", "surrogate-key": " "}
PREFIX = re.compile("[a-z0-9-]{0,16}")


def cdn_settings(env: Environment) -> dict[str, object]:
    """Without CDN_PURGE_URL none of it has an effect."""
    address, by = env.web_address("CDN_PURGE_URL"), env.text("CDN_PURGE_BY", "keys")
    if by not in WAYS:
        raise BadSetting("CDN_PURGE_BY", f"“{by}” is neither keys nor urls.")
    seconds = env.number("CDN_SECONDS", default=USUAL)
    if seconds > LONGEST:
        raise BadSetting("CDN_SECONDS", f"is more than {LONGEST}: what is withdrawn has to go.")
    prefix = env.text("CDN_KEY_PREFIX", "news")
    if not PREFIX.fullmatch(prefix):
        raise BadSetting("CDN_KEY_PREFIX", "is more than 16 small letters, digits and hyphens.")
    header = env.header("CDN_KEY_HEADER", "Cache-Tag")
    return {
        "CDN_PURGE_URL": address,
        "CDN_PURGE_BY": by,
        # The header that proves who asks, with all that stands in it: `Authorization: Bearer …`.
        "CDN_PURGE_HEADER": env.header("CDN_PURGE_HEADER", "Authorization"),
        "CDN_PURGE_TOKEN": env.text("CDN_PURGE_TOKEN"),
        # What the list is called in the JSON that is posted, and how long it may be.
        "CDN_PURGE_FIELD": env.text("CDN_PURGE_FIELD", {"keys": "tags", "urls": "files"}[by]),
        "CDN_PURGE_BATCH": env.number("CDN_PURGE_BATCH", default=30) or 1,
        "CDN_KEY_HEADER": header if address and by == "keys" else "",
        "CDN_KEY_SEPARATOR": SEPARATORS.get(header.lower(), " "),
        "CDN_KEY_PREFIX": prefix,
        "CDN_SECONDS": seconds if address else 0,
    }
