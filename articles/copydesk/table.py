"""The rules by name: what they look for, how grave it is, and which repair themselves.

S stands for the safety of sources and C for the other rules of every language, A for Arabic, K for
Sorani and M for Kurmanji.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.copydesk.findings import Severity


@dataclass(frozen=True)
class Row:
    """One rule; `repairs_itself` says that its replacements are safe without a person's eye."""

    label: str | Promise
    severity: Severity
    repairs_itself: bool = False


TABLE: dict[str, Row] = {
    "S1": Row(_("Telephone numbers"), "error"),
    "S2": Row(_("Coordinates of a place"), "error"),
    "S3": Row(_("Links to a place on a map"), "error"),
    "S4": Row(_("Links into the desk"), "error"),
    "C1": Row(_("Doubled spaces"), "error", True),
    "C2": Row(_("Space before punctuation"), "error", True),
    "C3": Row(_("No space after punctuation"), "error"),
    "C4": Row(_("Quotation marks and brackets without a partner"), "error"),
    "C5": Row(_("Space inside quotation marks or brackets"), "error", True),
    "C6": Row(_("A word twice in a row"), "error"),
    "C7": Row(_("Invisible characters"), "error", True),
    "C8": Row(_("Arabic presentation forms"), "error", True),
    "C9": Row(_("Two kinds of digits in one text"), "warning"),
    "C10": Row(_("Repeated punctuation"), "error"),
    "C11": Row(_("Form of the ellipsis"), "style"),
    "C12": Row(_("Broken hashtags"), "error"),
    "C13": Row(_("Leftovers of a web page"), "error"),
    "C14": Row(_("Straight quotation marks"), "style"),
    "C15": Row(_("One name in two spellings"), "error"),
    "C16": Row(_("HTML entities"), "error"),
    "C17": Row(_("Weekday and date"), "warning"),
    "C18": Row(_("A phrase twice in a sentence"), "warning"),
    "C19": Row(_("Two scripts in one word"), "warning"),
    "C20": Row(_("Letters in two pieces"), "error", True),
    "C21": Row(_("Two kinds of quotation marks"), "style"),
    "A1": Row(_("Latin punctuation in Arabic"), "error", True),
    "A2": Row(_("Tatweel in words"), "error", True),
    "A3": Row(_("Persian and Urdu letters in Arabic"), "error", True),
    "A4": Row(_("Yeh and alef maqsura"), "error"),
    "A5": Row(_("Missing hamza"), "error"),
    "A6": Row(_("Hamza where there is none"), "error"),
    "A7": Row(_("Alef after a final hamza"), "error"),
    "A8": Row(_("Adverbs without tanwin"), "warning"),
    "A9": Row(_("Place of the tanwin"), "style"),
    "A10": Row(_("A conjunction that stands alone"), "error", True),
    "A11": Row(_("A particle apart from its word"), "warning", True),
    "A12": Row(_("“Inna” after a reporting verb"), "error"),
    "A13": Row(_("Comma after a reporting verb"), "error"),
    "A14": Row(_("Fixed phrases"), "error"),
    "A15": Row(_("Times of day"), "warning"),
    "A16": Row(_("Double month names"), "error"),
    "A17": Row(_("Heh and teh marbuta"), "error"),
    "A18": Row(_("Quotation marks the wrong way round"), "error", True),
    "A19": Row(_("Urdu and Persian punctuation"), "warning"),
    "A20": Row(_("A number and its unit"), "warning"),
    "A21": Row(_("Form of the percent sign"), "style"),
    "A22": Row(_("House spelling"), "warning"),
    "K1": Row(_("Arabic letters in Sorani"), "error", True),
    "K2": Row(_("Heh with a joiner"), "error", True),
    "K3": Row(_("Heh in place of ae"), "error"),
    "K4": Row(_("Two letters for h"), "warning"),
    "K5": Row(_("Letters of old fonts"), "error", True),
    "K6": Row(_("R at the start of a word"), "warning", True),
    "K7": Row(_("Double w at the start of a word"), "warning", True),
    "K8": Row(_("A vowel at the start of a word"), "error"),
    "K9": Row(_("Latin punctuation in Sorani"), "error", True),
    "K10": Row(_("“And” joined to a word"), "error"),
    "K11": Row(_("Endings of numbers"), "warning"),
    "K12": Row(_("Letters with a loose small v"), "error", True),
    "K13": Row(_("Tatweel in words"), "error", True),
    "K14": Row(_("One word in two spellings"), "warning"),
    "K15": Row(_("Letters that Sorani does not have"), "error"),
    "M1": Row(_("Turkish i"), "error", True),
    "M2": Row(_("Letters that look alike"), "error", True),
    "M3": Row(_("Letters of a wrong code page"), "error", True),
    "M4": Row(_("Missing accents"), "warning"),
    "M5": Row(_("Endings of acronyms"), "warning"),
    "M6": Row(_("Space before the ending of a number"), "error", True),
    "M7": Row(_("iy and îy"), "warning"),
    "M8": Row(_("Prepositions of two words"), "warning"),
    "M9": Row(_("Arabic punctuation in Kurmanji"), "error", True),
    "M10": Row(_("Turkish capital I"), "warning"),
    "M11": Row(_("Letters that Kurmanji does not have"), "error"),
}
