"""The coverage board as a page: its markup, and the page that keeps itself up to date."""

from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _

from articles import addresses
from articles.admin.chips import Chip, chips_of
from articles.admin.desk import desk_of
from articles.admin.history import A_WRITER
from articles.admin.rows import Lines
from articles.admin.screen_admin import story_tag
from articles.languages import LANGUAGES
from articles.states import Status
from articles.templatetags.moments import moment
from articles.text.escaping import escaped

from .coverage import Cell, Line, Person, Version, lines

SECONDS = 60
NOT_BEGUN = _("Not begun")
BREAKING = _("Breaking")
LIVE = _("Live")
FOR_ANYBODY = _("For anybody")
ASSIGNED = _("Assigned:")
WANTED = _("Wanted by")
REVIEW = _("Review taken:")
HIDDEN = _("Somebody is writing it.")
DRIFT = _("Source newer: %(age)s")
LEFT_ALONE = _("Source withdrawn: %(age)s")
# Whose turn it is, where the text is nobody's draft.
TURNS: dict[str, str | Promise] = {
    Status.SUBMITTED: _("with the editors"),
    Status.APPROVED: _("with the publishers"),
}


def board(request: HttpRequest) -> HttpResponse:
    """The page; it is asked for again by itself, and says so where that fails."""
    found = lines(desk_of(request))
    context = {
        **site.each_context(request),
        "lines": _Board().drawn(found),
        "languages": list(LANGUAGES.values()),
        "seconds": SECONDS,
        "read_at": found[0].read_at if found else None,
    }
    request.current_app = site.name
    return TemplateResponse(request, "admin/desk/coverage.html", context)


class _Board:
    """What repeats is worked out once: one object draws one page."""

    def __init__(self) -> None:
        self.lines = Lines()

    def drawn(self, stories: list[Line]) -> SafeString:
        return SafeString("".join(map(self._story, stories)))

    def _story(self, line: Line) -> str:
        marks = [self.lines.flags(line.risk_flags)] if line.risk_flags else []
        if line.is_breaking:
            marks.insert(0, f'<span class="chip chip-breaking">{escaped(BREAKING)}</span>')
        marks.append(f'<span class="quiet">{moment(line.saved_at)}</span>')
        cells = "".join(map(self._cell, line.cells))
        return (
            f'<tr><th scope="row"><a href="{self.lines.story(line.article)}">'
            f'{story_tag(line.called)}</a><span class="row-facts">{" ".join(marks)}</span>'
            f"</th>{cells}</tr>"
        )

    def _cell(self, cell: Cell) -> str:
        code, name = cell.language.code, escaped(cell.language.name)
        label = f'<span class="board-language" lang="{code}"><bdi>{name}</bdi></span>'
        kind, said = self._said(cell)
        return f'<td class="board-cell {kind}">{label}{said}</td>'

    def _said(self, cell: Cell) -> tuple[str, str]:
        version = cell.version
        if version is None:
            return "board-none", self._not_begun(cell)
        if not version.is_mine:
            return "", self._hidden(version)
        marks = self.lines.chips(_chips(version))
        address, said = self.lines.address(version.pk), [_drift(version), self._who(cell, version)]
        kind = "board-drift" if _is_drifting(version) else ""
        return kind, f'<a class="board-state" href="{address}">{marks}</a>{"".join(said)}'

    def _not_begun(self, cell: Cell) -> str:
        said = f'<span class="quiet">{escaped(NOT_BEGUN)}</span>'
        if cell.asked is None:
            return said
        who = _name(Person(cell.asked.who)) if cell.asked.who else escaped(FOR_ANYBODY)
        due = cell.asked.wanted_by
        wanted = self.lines.chips([Chip("wanted", WANTED, due)]) if due else ""
        return f'{said}{wanted}<span class="board-who">{escaped(ASSIGNED)} {who}</span>'

    def _hidden(self, version: Version) -> str:
        """A version that the person may not open: no more of it than its story's screen tells."""
        if not version.is_live:
            return f'<span class="quiet">{escaped(HIDDEN)}</span>'
        address = addresses.short(version.language, version.article)
        mark = f'<span class="chip chip-live">{escaped(LIVE)}</span>'
        return f'<a class="board-state" href="{address}">{mark}</a>'

    def _who(self, cell: Cell, version: Version) -> str:
        review = self._review(version)
        if cell.present:
            names = " · ".join(map(_name, cell.present))
            return f'<span class="board-who board-present">{names}</span>{review}'
        if review:
            return review
        if version.status in TURNS and not _is_settled(version):
            return f'<span class="board-who">{escaped(TURNS[version.status])}</span>'
        if version.status in {Status.DRAFT, Status.SENT_BACK} and cell.writer:
            return f'<span class="board-who">{_name(cell.writer)}</span>'
        return ""

    def _review(self, version: Version) -> str:
        """Who has taken the review, and until when."""
        if not version.claimant:
            return ""
        until, who = moment(version.reviewing_until), _name(Person(version.claimant))
        return f'<span class="board-who">{escaped(REVIEW)} {who} – {until}</span>'


def _chips(version: Version) -> list[Chip]:
    """Its marks, but for its story's flags; a text that readers see says no more than that."""
    chips = chips_of(version._replace(risk_flags={}))
    return chips[1:] if version.latest_is_live else chips


def _is_settled(version: Version) -> bool:
    """Whether its text waits for nobody: it is out, has its time, or may not be published."""
    return version.latest_is_live or version.is_scheduled or version.is_killed


def _is_drifting(version: Version) -> bool:
    """Whether it is to follow its source; of a killed story nothing is."""
    return version.is_out_of_step and not version.is_killed


def _drift(version: Version) -> str:
    """For how long readers have seen a newer source than the version follows, or none."""
    if not _is_drifting(version):
        return ""
    age = timesince(version.out_of_step_from, version.now, depth=1)
    words = DRIFT if version.source_public else LEFT_ALONE
    return f'<span class="board-age">{escaped(words % {"age": age})}</span>'


def _name(person: Person) -> str:
    return f"<bdi>{escaped(person.name or A_WRITER)}</bdi>"
