"""Where a photo stands: in which texts, at which place, and whether readers see it there."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from articles.languages import CODES
from articles.models import Outlet, Photo, Publication, Revision, Translation, WorkingCopy
from articles.states import Status
from articles.text.figures import photos_in
from articles.text.sanitize import BodyRefused, clean

# The first of each pair in a gallery as working copies keep it: a list of numbers and captions.
_IN_GALLERY = re.compile(r'\["\s*#?(\d{1,18})\s*"')


class Position(TextChoices):
    """A place that a photo can have in a text."""

    LEAD = "lead", _("Lead photo")
    GALLERY = "gallery", _("Gallery")
    FIGURE = "figure", _("In the text")


@dataclass
class Use:
    """One language version with the photo; `places` are those in any of its texts that count.

    `may_return` is for a withdrawn text that a publisher can show again as it was.
    """

    translation: Translation
    headline: str
    positions: set[Position] = field(default_factory=set)
    is_live: bool = False
    is_scheduled: bool = False
    may_return: bool = False

    @property
    def language(self) -> str:
        return self.translation.language


@dataclass(frozen=True)
class Uses:
    """Everywhere a photo stands now, or can come to readers from without being chosen again.

    Texts that a later one has overtaken do not count. `typed` is how many texts with it are
    being written and are not saved.
    """

    versions: tuple[Use, ...]
    is_logo: bool
    typed: int = 0

    def __bool__(self) -> bool:
        return self.is_logo or bool(self.versions) or self.typed > 0

    @property
    def is_approved(self) -> bool:
        """Whether it stands in a text that was cleared, and that readers do not see yet or now."""
        return any(
            use.may_return or use.translation.status == Status.APPROVED for use in self.versions
        )

    @property
    def seen_in(self) -> frozenset[str]:
        """The languages whose readers see it there now, or are scheduled to."""
        if self.is_logo:
            return frozenset(CODES)
        return frozenset(use.language for use in self.versions if use.is_live or use.is_scheduled)


def where_used(photo: Photo) -> Uses:
    """Where this photo, or one that it replaced, was chosen; five queries."""
    numbers = {photo.pk, *photo.replaces.values_list("pk", flat=True)}
    found: dict[int, Use] = {}
    for translation in Translation.objects.with_photo(numbers).select_related("latest_revision"):
        _add(translation, translation, translation.latest_revision, found)
    publications = Publication.objects.with_photo(numbers).recallable()
    for shown in publications.select_related("revision", "translation__latest_revision"):
        use = _add(shown, shown.translation, shown.revision, found)
        use.is_live |= shown.is_live
        use.is_scheduled |= shown.is_pending
        use.may_return |= not (shown.is_live or shown.is_pending)
    return Uses(
        tuple(sorted(found.values(), key=lambda use: -use.translation.pk)),
        is_logo=Outlet.objects.filter(logo_id__in=numbers).exists(),
        typed=_typed(numbers),
    )


def _add(
    row: Translation | Publication,
    translation: Translation,
    text: Revision,
    found: dict[int, Use],
) -> Use:
    """The version's entry, with the places that the photo has in `text` as its `row` tells them.

    A version is known by the headline of its latest text.
    """
    headline = translation.latest_revision.headline or text.headline
    use = found.setdefault(translation.pk, Use(translation, headline))
    flags = {
        Position.LEAD: row.has_lead,
        Position.GALLERY: row.has_in_gallery,
        Position.FIGURE: row.has_figure,
    }
    use.positions |= {position for position, is_there in flags.items() if is_there}
    return use


def _typed(numbers: Collection[int]) -> int:
    copies = WorkingCopy.objects.perhaps_with_photo(numbers)
    return sum(_holds(content, numbers) for content in copies.values_list("content", flat=True))


def _holds(content: Mapping[str, str], numbers: Collection[int]) -> bool:
    """Whether what somebody was typing shows one of these photos."""
    chosen = _IN_GALLERY.findall(content.get("gallery", ""))
    chosen += re.findall(r"\A\d{1,18}\Z", content.get("lead_photo", ""))
    try:
        figures = photos_in(clean(content.get("body", "")))
    except BodyRefused:
        figures = []
    return not set(numbers).isdisjoint([*map(int, chosen), *figures])
