"""Where a link leads: its address made whole, past redirects and without tracking."""

import re
from urllib.parse import unquote, urlsplit

MAX_ADDRESS = 2048
_MOST_REDIRECTS = 4

# Browsers read "\" as "/", so neither "/\host" nor "https:\\host" may pass; no name before "@".
_ADDRESS = re.compile(
    r"https?://[^\s\\/?#@]+(?:[/?#][^\s\\]*)?|mailto:[^\s\\@]+@[^\s\\@]+|/(?![/\\])[^\s\\]*", re.I
)
_MAIL = re.compile(r"[\w.+%-]+@(?:[\w-]+\.)+[^\W\d_]{2,}")
_BARE = re.compile(r"(?://)?(?:[\w-]+\.)+(?P<last>[^\W\d_]{2,}|xn--[a-z\d-]+)(?::\d{1,5})?", re.I)
_FILES = frozenset(
    "asp aspx cgi css csv doc docx gif htm html jpeg jpg js json jsp mht odt ods pdf php png ppt "  # noqa: SIM905
    "pptx rtf shtml svg tiff txt webp xhtml xls xlsx xml".split()
)

# Addresses that only send on: host (or its end after a dot), path, and where the way on stands.
_REDIRECTS = (
    (re.compile(r"(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?"), "/url", ("q", "url")),
    (re.compile(r"(?:www|l|lm|m)\.facebook\.com"), "/l.php", ("u",)),
    (re.compile(r"(?:www|m)\.facebook\.com"), "/flx/warn/", ("u",)),
    (re.compile(r"l\.(?:instagram|threads|messenger)\.(?:com|net)"), "/", ("u",)),
    (re.compile(r"(?:[\w-]+\.)*safelinks\.protection\.outlook\.com"), None, ("url",)),
    (re.compile(r"(?:www\.|m\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/redir/redirect", ("url",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/safety/go", ("url",)),
    (re.compile(r"t\.umblr\.com"), "/redirect", ("z",)),
    (re.compile(r"(?:m\.|away\.)?vk\.com"), "/away.php", ("to",)),
    (re.compile(r"(?:www\.)?slack-redir\.net"), "/link", ("url",)),
    (re.compile(r"(?:www\.)?duckduckgo\.com"), "/l/", ("uddg",)),
    (re.compile(r"out\.reddit\.com"), None, ("url",)),
    (re.compile(r"t\.me"), "/iv", ("url",)),
    (re.compile(r"l\.wl\.co"), "/l", ("u",)),
    (re.compile(r"steamcommunity\.com"), "/linkfilter/", ("url", "u")),
)
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id"
    r"|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|__hstc|__hssc|__hsfp|vero_id|oly_anon_id"
    r"|oly_enc_id|ref_src|ref_url|at_medium|at_campaign|at_link_id|at_link_type|at_link_origin"
    r"|at_ptr_name|at_bbc_team|at_format|_ga|_gl|wt_mc|s_cid|srsltid|__twitter_impression)",
    re.I,
)


def mended(value: str) -> str | None:
    """The address that `value` means, or None where a story may not link there.

    A host or a mail address alone gets its scheme; what only sends on is passed by; parameters
    that follow a reader are taken off. `value` holds no space and no invisible character.
    """
    target = _whole(value)
    if target is None or len(target) > MAX_ADDRESS:
        return None
    for _step in range(_MOST_REDIRECTS):
        following = _following(target)
        if following is None:
            break
        target = following
    return _untracked(target)


def _whole(value: str) -> str | None:
    if _ADDRESS.fullmatch(value):
        return value
    if _MAIL.fullmatch(value):
        return f"mailto:{value}"
    host = re.split(r"[/?#]", value.removeprefix("//"), maxsplit=1)[0]
    bare = _BARE.fullmatch(host)
    if bare is None or bare["last"].lower() in _FILES:
        return None
    target = f"https://{value.removeprefix('//')}"
    return target if _ADDRESS.fullmatch(target) else None


def _following(target: str) -> str | None:
    """Where an address only sends on to."""
    if "?" not in target or target[:4].lower() != "http":
        return None
    try:
        parts = urlsplit(target)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    for known, path, names in _REDIRECTS:
        if known.fullmatch(host) and path in (None, parts.path):
            return _parameter(parts.query, names)
    return None


def _parameter(query: str, names: tuple[str, ...]) -> str | None:
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if name in names:
            value = unquote(value.replace("+", " "), errors="replace").strip().replace(" ", "%20")
            is_there = value[:4].lower() == "http" and _ADDRESS.fullmatch(value)
            return value if is_there and len(value) <= MAX_ADDRESS else None
    return None


def _untracked(target: str) -> str:
    """The address without parameters that follow a reader; the others stay as they are written."""
    if target[:4].lower() != "http" or "?" not in target:
        return target
    rest, mark, fragment = target.partition("#")
    path, _, query = rest.partition("?")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _TRACKING.fullmatch(pair.partition("=")[0])]
    if len(kept) == len(pairs):
        return target
    return path + ("?" + "&".join(kept) if kept else "") + mark + fragment
