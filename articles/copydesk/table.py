"""The rules by name: what they look for, how grave it is, and which repair themselves.

S stands for the safety of sources and C for the other rules of every language, A for Arabic, K for
Sorani and M for Kurmanji.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.copydesk.findings import Severity


@dataclass(frozen=True)
class RuleRow:
    """One rule; `repairs_itself` says that its replacements are safe without a person's eye."""

    label: str | Promise
    severity: Severity
    repairs_itself: bool = False


TABLE: dict[str, RuleRow] = {
    "S1": RuleRow(_("Telephone numbers"), "error"),
    "S2": RuleRow(_("Coordinates of a place"), "error"),
    "S3": RuleRow(_("Links to a place on a map"), "error"),
    "S4": RuleRow(_("Links into the desk"), "error"),
    "C1": RuleRow(_("Doubled spaces"), "error", True),
    "C2": RuleRow(_("Space before punctuation"), "error", True),
    "C3": RuleRow(_("No space after punctuation"), "error"),
    "C4": RuleRow(_("Quotation marks and brackets without a partner"), "error"),
    "C5": RuleRow(_("Space inside quotation marks or brackets"), "error", True),
    "C6": RuleRow(_("A word twice in a row"), "error"),
    "C7": RuleRow(_("Invisible characters"), "error", True),
    "C8": RuleRow(_("Arabic presentation forms"), "error", True),
    "C9": RuleRow(_("Two kinds of digits in one text"), "warning"),
    "C10": RuleRow(_("Repeated punctuation"), "error"),
    "C11": RuleRow(_("Form of the ellipsis"), "style"),
    "C12": RuleRow(_("Broken hashtags"), "error"),
    "C13": RuleRow(_("Leftovers of a web page"), "error"),
    "C14": RuleRow(_("Straight quotation marks"), "style"),
    "C15": RuleRow(_("One name in two spellings"), "error"),
    "C16": RuleRow(_("HTML entities"), "error"),
    "C17": RuleRow(_("Weekday and date"), "warning"),
    "C18": RuleRow(_("A phrase twice in a sentence"), "warning"),
    "C19": RuleRow(_("Two scripts in one word"), "warning"),
    "C20": RuleRow(_("Letters in two pieces"), "error", True),
    "C21": RuleRow(_("Two kinds of quotation marks"), "style"),
    "A1": RuleRow(_("Latin punctuation in Arabic"), "error", True),
    "A2": RuleRow(_("Tatweel in words"), "error", True),
    "A3": RuleRow(_("Persian and Urdu letters in Arabic"), "error", True),
    "A4": RuleRow(_("Yeh and alef maqsura"), "error"),
    "A5": RuleRow(_("Missing hamza"), "error"),
    "A6": RuleRow(_("Hamza where there is none"), "error"),
    "A7": RuleRow(_("Alef after a final hamza"), "error"),
    "A8": RuleRow(_("Adverbs without tanwin"), "warning"),
    "A9": RuleRow(_("Place of the tanwin"), "style"),
    "A10": RuleRow(_("A conjunction that stands alone"), "error", True),
    "A11": RuleRow(_("A particle apart from its word"), "warning", True),
    "A12": RuleRow(_("“Inna” after a reporting verb"), "error"),
    "A13": RuleRow(_("Comma after a reporting verb"), "error"),
    "A14": RuleRow(_("Fixed phrases"), "error"),
    "A15": RuleRow(_("Times of day"), "warning"),
    "A16": RuleRow(_("Double month names"), "error"),
    "A17": RuleRow(_("Heh and teh marbuta"), "error"),
    "A18": RuleRow(_("Quotation marks the wrong way round"), "error", True),
    "A19": RuleRow(_("Urdu and Persian punctuation"), "warning"),
    "A20": RuleRow(_("A number and its unit"), "warning"),
    "A21": RuleRow(_("Form of the percent sign"), "style"),
    "A22": RuleRow(_("House spelling"), "warning"),
    "K1": RuleRow(_("Arabic letters in Sorani"), "error", True),
    "K2": RuleRow(_("Heh with a joiner"), "error", True),
    "K3": RuleRow(_("Heh in place of ae"), "error"),
    "K4": RuleRow(_("Two letters for h"), "warning"),
    "K5": RuleRow(_("Letters of old fonts"), "error", True),
    "K6": RuleRow(_("R at the start of a word"), "warning", True),
    "K7": RuleRow(_("Double w at the start of a word"), "warning", True),
    "K8": RuleRow(_("A vowel at the start of a word"), "error"),
    "K9": RuleRow(_("Latin punctuation in Sorani"), "error", True),
    "K10": RuleRow(_("“And” joined to a word"), "error"),
    "K11": RuleRow(_("Endings of numbers"), "warning"),
    "K12": RuleRow(_("Letters with a loose small v"), "error", True),
    "K13": RuleRow(_("Tatweel in words"), "error", True),
    "K14": RuleRow(_("One word in two spellings"), "warning"),
    "K15": RuleRow(_("Letters that Sorani does not have"), "error"),
    "M1": RuleRow(_("Turkish i"), "error", True),
    "M2": RuleRow(_("Letters that look alike"), "error", True),
    "M3": RuleRow(_("Letters of a wrong code page"), "error", True),
    "M4": RuleRow(_("Missing accents"), "warning"),
    "M5": RuleRow(_("Endings of acronyms"), "warning"),
    "M6": RuleRow(_("Space before the ending of a number"), "error", True),
    "M7": RuleRow(_("iy and îy"), "warning"),
    "M8": RuleRow(_("Prepositions of two words"), "warning"),
    "M9": RuleRow(_("Arabic punctuation in Kurmanji"), "error", True),
    "M10": RuleRow(_("Turkish capital I"), "warning"),
    "M11": RuleRow(_("Letters that Kurmanji does not have"), "error"),
}
