"""What was corrected or made clearer in the stories of a language, the latest first."""

from dataclasses import dataclass

from articles import addresses
from articles.languages import CODES, LANGUAGES, Language
from articles.models import ListingRow

from .batches import Batch, batch
from .parts import OtherVersion, language_switch


@dataclass(frozen=True)
class Corrections:
    """A page of the list; each of its teasers has a notice."""

    language: Language
    path: str
    before: str
    batch: Batch
    versions: tuple[OtherVersion, ...]


def corrections(language: str, *, before: str = "") -> Corrections:
    """What the texts say that readers see now; one query.

    Some more where teasers are not finished. Raises NoSuchCursor.
    """
    return Corrections(
        language=LANGUAGES[language],
        path=addresses.corrections(language),
        before=before,
        batch=batch(language, kind=ListingRow.Kind.CORRECTION, before=before),
        versions=language_switch(language, {code: addresses.corrections(code) for code in CODES}),
    )
