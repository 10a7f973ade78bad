"""One line of a list: a language version by its headline, with its marks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.languages import LANGUAGES, Language
from articles.models import Article, Revision, Translation
from articles.models.risk_flags import in_order
from articles.models.version_querysets import TranslationQuerySet
from articles.states import Status
from articles.templatetags.moments import moment
from articles.text.characters import shows
from articles.text.escaping import escaped

from .chips import Chip, chips_of, chips_of_flags, chips_of_talk

NO_HEADLINE = _("(no headline yet)")


@dataclass(frozen=True)
class Headline:
    """A headline with the language it is in; none where the words are the interface's own."""

    text: str | Promise
    language: Language | None = None


@dataclass(frozen=True)
class VersionRow:
    """A version as lists show it, with all that was read of it."""

    translation: Translation
    language: Language
    headline: Headline
    chips: list[Chip]
    moment: datetime | None = None

    @property
    def line(self) -> SafeString:
        return SafeString(Lines().line(standing_of_version(self.translation)))


class Standing(NamedTuple):
    """Where a version stands, as lists tell it, in plain values; `reason` is why it was sent back.

    `source_headline` is what readers see over its source, `revision` the number of its latest
    text, `claimant` who has taken the review.
    """

    pk: int
    article: int
    language: str
    status: str
    is_live: bool
    was_live: bool
    is_scheduled: bool
    is_killed: bool
    due_at: datetime | None
    together_at: datetime | None
    wanted_by: datetime | None
    held_publication_id: int | None
    open_comments: int
    open_musts: int
    slugline: str
    risk_flags: dict[str, str]
    flagged_since: datetime | None
    revision: int
    headline: str
    saved_at: datetime
    source_language: str | None
    source_headline: str | None
    reason: str | None
    claimant: str | None = None
    reviewing_until: datetime | None = None


Choose = Callable[[Standing], str]

STANDING = (
    *("pk", "article_id", "language", "status", "is_live", "was_live", "is_scheduled", "is_killed"),
    *("due_at", "together_at", "wanted_by", "held_publication_id", "open_comments", "open_musts"),
    *("article__slugline", "article__risk_flags", "article__flagged_since", "latest_revision_id"),
    *("latest_revision__headline", "latest_revision__created_at", "source__language"),
    *("source_headline", "reason_sent_back", "claimant", "reviewing_until"),
)


def with_standing(rows: TranslationQuerySet) -> QuerySet:
    """The values of these versions, of which `standing_of` makes a Standing."""
    told = rows.with_life().with_source_headline().with_reason_sent_back().with_claimant()
    return told.values_list(*STANDING)


def standing_of(values: tuple) -> Standing:
    return Standing._make(values)


def standing_of_version(translation: Translation) -> Standing:
    """The same of a version that was read `with_what_rows_show`; no query."""
    revision, source = translation.latest_revision, translation.source
    return Standing(
        translation.pk,
        translation.article_id,
        translation.language,
        translation.status,
        translation.is_live,
        translation.was_live,
        translation.is_scheduled,
        translation.is_killed,
        translation.due_at,
        translation.together_at,
        translation.wanted_by,
        translation.held_publication_id,
        translation.open_comments,
        translation.open_musts,
        translation.article.slugline,
        translation.article.risk_flags,
        translation.article.flagged_since,
        translation.latest_revision_id,
        revision.headline,
        revision.created_at,
        source.language if source else None,
        translation.source_headline,
        None,
    )


def with_what_rows_show(rows: TranslationQuerySet) -> TranslationQuerySet:
    """The rows with all that a line of a list shows of them."""
    shown = rows.with_life().with_source_headline()
    return shown.select_related("article", "latest_revision", "source", "held_publication")


def headline_of(revision: Revision | None, language: str) -> Headline:
    if revision is None or not shows(revision.headline):
        return Headline(NO_HEADLINE)
    return Headline(revision.headline, LANGUAGES[language])


def name_of_story(article: Article, versions: Iterable[Translation]) -> Headline:
    """What a story is called: its slugline, else the first headline among `versions`.

    These are versions that the person may read, each with its latest revision; no query.
    """
    if article.slugline:
        return Headline(article.slugline)
    headlines = (headline_of(each.latest_revision, each.language) for each in versions)
    return next((each for each in headlines if each.language), Headline(str(article)))


def headline_of_standing(row: Standing) -> Headline:
    """The headline of a version, or of its source where it has none yet."""
    if shows(row.headline):
        return Headline(row.headline, LANGUAGES[row.language])
    if row.source_headline:
        return Headline(row.source_headline, LANGUAGES[row.source_language])
    return Headline(NO_HEADLINE)


def row_of(translation: Translation) -> VersionRow:
    """The line of a version that was read `with_what_rows_show`; no query."""
    standing = standing_of_version(translation)
    return VersionRow(
        translation=translation,
        language=translation.in_language,
        headline=headline_of_standing(standing),
        chips=_chips_of(standing),
        moment=standing.saved_at,
    )


def _chips_of(row: Standing) -> list[Chip]:
    return chips_of(row) + chips_of_talk(row.open_comments, row.open_musts)


# A language by its own name.
LANGUAGE_MARKS = {
    code: f'<span class="language" lang="{code}"><bdi>{escaped(language.name)}</bdi></span>'
    for code, language in LANGUAGES.items()
}


class Lines:
    """Lines of lists as markup. A template for each would cost more than all else on a page.

    What repeats is worked out once: one object draws the lists of one page.
    """

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.screens = reverse("admin:articles_translation_change", args=[0])
        self.stories = reverse("admin:articles_article_change", args=[0])

    def line(self, row: Standing, *, at: str = "", choice: str = "") -> str:
        """A version with its headline, language, marks and the time of its last text.

        `at` is the place on its screen to which it leads, `choice` what chooses it.
        """
        facts = [LANGUAGE_MARKS[row.language], self.marks(row)]
        if row.claimant:
            facts.append(self._claimed(row))
        if row.slugline:
            facts.append(f'<bdi class="quiet">{escaped(row.slugline)}</bdi>')
        facts.append(f'<span class="quiet">{moment(row.saved_at)}</span>')
        reason = row.reason if row.status == Status.SENT_BACK else ""
        told = f'<p class="row-reason" dir="auto">{escaped(reason)}</p>' if reason else ""
        called = headline_of_standing(row)
        return self.linked(f"{self.address(row.pk)}{at}", called, facts, told, choice)

    def _claimed(self, row: Standing) -> str:
        """Who has taken the review, and until when."""
        if "claimed" not in self.words:
            self.words["claimed"] = escaped(gettext("Review taken:"))
        who, until = escaped(row.claimant), moment(row.reviewing_until)
        return f'<span class="quiet">{self.words["claimed"]} <bdi>{who}</bdi> – {until}</span>'

    def lines(
        self, rows: Iterable[Standing], *, at: str = "", choose: Choose | None = None
    ) -> SafeString:
        """The lines of these; `choose` draws what chooses one, where several may be chosen."""
        chosen = choose or (lambda row: "")
        return SafeString("".join(self.line(row, at=at, choice=chosen(row)) for row in rows))

    def address(self, version_id: int) -> str:
        """Where the desk opens a version."""
        return self.screens.replace("/0/", f"/{version_id}/")

    def story(self, article_id: int) -> str:
        """Where the desk opens a story."""
        return self.stories.replace("/0/", f"/{article_id}/")

    def linked(
        self,
        address: str,
        headline: Headline,
        facts: Iterable[str] = (),
        told: str = "",
        choice: str = "",
    ) -> str:
        """A headline that leads somewhere; `facts`, `told` and `choice` are markup."""
        beside = " ".join(facts)
        beside = f'<span class="row-facts">{beside}</span>' if beside else ""
        kind = "row row-choice" if choice else "row"
        return (
            f'<li class="{kind}">{choice}<a class="row-headline" href="{escaped(address)}">'
            f"{headline_markup(headline)}</a>{beside}{told}</li>"
        )

    def marks(self, row: Standing) -> SafeString:
        """The marks that tell where a version stands."""
        return self.chips(_chips_of(row))

    def flags(self, flags: Iterable[str]) -> SafeString:
        """The marks of risk flags, given by name."""
        return self.chips(chips_of_flags(in_order(flags)))

    def chips(self, chips: Iterable[Chip]) -> SafeString:
        return SafeString(" ".join(map(self._chip, chips)))

    def _chip(self, chip: Chip) -> str:
        if chip.name not in self.words:
            self.words[chip.name] = escaped(chip.words)
        more = f" {moment(chip.moment)}" if chip.moment else f" {chip.count}" if chip.count else ""
        return f'<span class="chip chip-{chip.name}">{self.words[chip.name]}{more}</span>'


def headline_markup(headline: Headline) -> str:
    """A headline in its own language and direction; what people wrote is escaped."""
    language, text = headline.language, escaped(headline.text)
    if language is None:
        return f"<i>{text}</i>"
    return f'<bdi lang="{language.code}" dir="{language.direction}">{text}</bdi>'
