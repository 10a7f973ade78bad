"""The copy desk at work on a text of ours: what it finds and what has to be answered."""

from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache

from articles import copydesk
from articles.copydesk import Finding
from articles.copydesk.house import SEVERITIES
from articles.models import HouseStyle, Revision, StoredFindings, Translation
from articles.text.linked import addresses_in
from articles.text.plain import to_plain

from .noted import Noted
from .packing import digest_of, packed, required_keys, rules_of, unpacked

# The fields that readers see, in the order in which they read them; captions of the gallery follow.
PARTS = ("kicker", "headline", "standfirst", "body", "lead_caption", "lead_alt")
GALLERY = "gallery_"
# The addresses behind the words of the body, one a line; they are read for what puts a source at
# risk, and are no field of their own.
LINKS = "links"
AROUND = 12
MOMENT, DAY = 30, 24 * 60 * 60
STYLE = "copydesk:style"


def read(
    texts: dict[str, str], language: str, *, style: HouseStyle, left: Iterable[str] = ()
) -> list[Noted]:
    """What the copy desk finds in plain texts by field, in their order; no query."""
    house, left, hosts = style.house, set(left), settings.ALLOWED_HOSTS
    return [
        Noted(
            field=field,
            finding=finding,
            key=(key := key_of(text, field, finding)),
            must_be_answered=finding.severity == "error"
            and finding.rule not in style.optional_rules,
            is_left=key in left,
        )
        for field, text in texts.items()
        if text
        for finding in said_once(_reader_of(field)(text, language, house, hosts=hosts))
    ]


def alike(found: Iterable[Noted], key: str) -> list[str]:
    """The keys of all findings that take the same answer as the one named, each once.

    Those that are left are apart from those that are not.
    """
    found = list(found)
    wanted = {(entry.matter, entry.is_left) for entry in found if entry.key == key}
    same = (entry.key for entry in found if (entry.matter, entry.is_left) in wanted)
    return list(dict.fromkeys(same))


def _reader_of(field: str) -> Callable[..., list[Finding]]:
    return copydesk.check_addresses if field == LINKS else copydesk.check


def gallery_field(photo: int) -> str:
    """What names the caption of a photo in the gallery; it stays where the order changes."""
    return f"{GALLERY}{photo}"


def said_once(found: Iterable[Finding]) -> list[Finding]:
    """Findings in their order, but for a milder one that asks the same of the same words."""
    gravest: dict[tuple[object, ...], Finding] = {}
    for finding in found:
        position = (finding.start, finding.end, finding.replacement or finding.rule)
        known = gravest.get(position)
        if known is None or SEVERITIES.index(finding.severity) > SEVERITIES.index(known.severity):
            gravest[position] = finding
    return list(gravest.values())


def key_of(text: str, field: str, finding: Finding) -> str:
    """What names a finding while the words around it in its paragraph stay as they are."""
    before = text[max(0, finding.start - AROUND) : finding.start].rpartition("\n")[2]
    after = text[finding.end : finding.end + AROUND].partition("\n")[0]
    said = "\0".join((field, finding.rule, before, finding.text, after))
    return sha256(said.encode(errors="surrogatepass")).hexdigest()


def plain_texts(revision: Revision) -> dict[str, str]:
    """The fields of a revision as the copy desk reads them; one query."""
    return texts_with(revision, dict(revision.gallery_links.values_list("photo_id", "caption")))


def texts_with(revision: Revision, captions: Mapping[int, str]) -> dict[str, str]:
    """The same where the captions of its gallery are known, by photo."""
    return {
        **{field: getattr(revision, field) for field in PARTS},
        **{gallery_field(photo): caption for photo, caption in captions.items()},
        **texts_of_body(revision.body),
    }


def texts_of_body(html: str) -> dict[str, str]:
    """The text of a cleaned body, and the addresses of its links that do not stand in the text."""
    text = to_plain(html)
    hidden = (address for address in addresses_in(html) if address not in text)
    return {"body": text, LINKS: "\n".join(dict.fromkeys(hidden))}


def left_keys(translation: Translation) -> set[str]:
    """The findings that somebody has left as they are in this text; one query."""
    return set(translation.left_findings.filter(is_standing=True).values_list("key", flat=True))


def findings(translation: Translation) -> list[Noted]:
    """What the copy desk finds in the latest text, the left ones marked; four queries at most."""
    known = known_of(translation.latest_revision, translation.language, style=HouseStyle.current())
    texts = plain_texts(translation.latest_revision)
    return unpacked(known.found, texts, left=left_keys(translation))


def unanswered(translation: Translation) -> int:
    """How many errors of the latest text nobody has repaired or left; four queries at most."""
    return unanswered_of(translation, left_keys(translation), HouseStyle.current())


def unanswered_of(translation: Translation, left: Collection[str], style: HouseStyle) -> int:
    """The same where the keys of what is left and the house style are known; two at most."""
    known = known_of(translation.latest_revision, translation.language, style=style)
    return len(required_keys(known.found).difference(left))


def known_of(revision: Revision, language: str, *, style: HouseStyle) -> StoredFindings:
    """What was found in a revision by the rules as they are, as it was stored with it.

    Else worked out, and kept in the cache for a day, since no revision changes; two queries at
    most.
    """
    rules = rules_of(style)
    stored = getattr(revision, "stored_findings", None)
    if stored is not None and stored.rules == rules:
        return stored
    position = f"copydesk:{revision.pk}:{rules}"
    known = cache.get(position)
    if known is None:
        known = worked_out(revision, plain_texts(revision), language, style=style)
        cache.set(position, known, DAY)
    return known


def style_lately() -> HouseStyle:
    """The house style as it was within half a minute; a query where it is not kept.

    For findings that are stored, which say by what they were read.
    """
    style = cache.get(STYLE)
    if style is None:
        style = HouseStyle.current()
        cache.set(STYLE, style, MOMENT)
    return style


def worked_out(
    revision: Revision, texts: dict[str, str], language: str, *, style: HouseStyle
) -> StoredFindings:
    """What is found in a revision, as a row to store; `texts` are its fields; no query."""
    found = packed(read(texts, language, style=style))
    return StoredFindings(
        revision_id=revision.pk, rules=rules_of(style), texts=digest_of(texts), found=found
    )
