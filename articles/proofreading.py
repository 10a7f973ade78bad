"""The copy desk at work on a text of ours: what it finds and what has to be answered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache

from articles import copydesk
from articles.copydesk import Finding
from articles.copydesk.house import SEVERITIES
from articles.models import HouseStyle, Revision, Translation
from articles.text.linked import addresses_in
from articles.text.plain import to_plain

# The fields that readers see, in the order in which they read them; captions of the gallery follow.
PARTS = ("kicker", "headline", "standfirst", "body", "lead_caption", "lead_alt")
GALLERY = "gallery_"
# The addresses behind the words of the body, one a line; they are read for what puts a source at
# risk, and are no field of their own.
LINKS = "links"
# Raised whenever the rules find more than before, so that no answer is kept from older ones.
EDITION = 3
AROUND = 12
DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Noted:
    """A finding in one field of a text; its offsets count in that field's plain text.

    The caption of a photo in the gallery is the field that `gallery_field` names.

    `key` names it for `leave`; `must_be_answered` is whether it stands in the way of approval
    until it is repaired or left.
    """

    field: str
    finding: Finding
    key: str
    must_be_answered: bool
    is_left: bool = False

    @property
    def matter(self) -> tuple[object, ...]:
        """What one answer is fit for: the rule, the words, and what could stand in their place."""
        found = self.finding
        return found.rule, found.severity, found.text, found.replacement, found.replacements


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
    texts = {field: getattr(revision, field) for field in PARTS}
    captions = {
        gallery_field(photo): caption
        for photo, caption in revision.gallery_links.values_list("photo_id", "caption")
    }
    return {**texts, **texts_of_body(revision.body), **captions}


def texts_of_body(html: str) -> dict[str, str]:
    """The text of a cleaned body, and the addresses of its links that do not stand in the text."""
    text = to_plain(html)
    hidden = (address for address in addresses_in(html) if address not in text)
    return {"body": text, LINKS: "\n".join(dict.fromkeys(hidden))}


def left_keys(translation: Translation) -> set[str]:
    """The findings that somebody has left as they are in this text; one query."""
    return set(translation.left_findings.filter(is_standing=True).values_list("key", flat=True))


def findings(translation: Translation) -> list[Noted]:
    """What the copy desk finds in the latest text, the left ones marked; three queries."""
    revision = translation.latest_revision
    return read(
        plain_texts(revision),
        translation.language,
        style=HouseStyle.current(),
        left=left_keys(translation),
    )


def unanswered(translation: Translation) -> int:
    """How many errors of the latest text nobody has repaired or left; three queries."""
    required = _required_keys(translation.latest_revision, translation.language)
    return len(required - left_keys(translation))


def _required_keys(revision: Revision, language: str) -> set[str]:
    """Kept in the cache, since neither a revision nor a version of the house style changes."""
    style = HouseStyle.current()
    position = f"copydesk:{EDITION}:{revision.pk}:{style.version}"
    known = cache.get(position)
    if known is None:
        noted = read(plain_texts(revision), language, style=style)
        known = [entry.key for entry in noted if entry.must_be_answered]
        cache.set(position, known, DAY)
    return set(known)
