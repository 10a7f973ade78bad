"""The log of a story as markup: it is long, and a template for each line costs four times more."""

from collections.abc import Iterable
from functools import cached_property

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from articles.models import Translation
from articles.states import Move
from articles.templatetags.moments import moment
from articles.text.escaping import escaped

from .history import HistoryEntry, Remark


def log_of(history: Iterable[HistoryEntry], translation: Translation | None) -> SafeString:
    """The list of these entries; of one version, which is named no more, or of a whole story."""
    lines = _Lines(translation)
    return SafeString(f'<ol class="log">{"".join(map(lines.line, history))}</ol>')


class _Lines:
    def __init__(self, translation: Translation | None) -> None:
        self.translation = translation
        self.words: dict[str, str] = {}

    def line(self, entry: HistoryEntry) -> str:
        said = [self._what(entry), self._who(entry)]
        if entry.move == Move.PUBLISH and entry.logged.publication:
            visible = moment(entry.logged.publication.visible_from)
            said.append(f'<span class="log-who">{self._visible_from} {visible}</span>')
        if entry.note:
            said.append(f'<p class="log-note" dir="auto">{escaped(entry.note)}</p>')
        if entry.differences:
            context = {"differences": entry.differences}
            said.append(render_to_string("admin/desk/_differences.html", context))
        if entry.remarks:
            said.append(self._remarks(entry))
        if self.translation and entry.number:
            said.append(self._links(entry))
        return f'<li class="log-entry">{" ".join(said)}</li>'

    def _what(self, entry: HistoryEntry) -> str:
        language = ""
        if entry.language and not self.translation:
            name = escaped(entry.language.name)
            language = f' · <bdi lang="{entry.language.code}">{name}</bdi>'
        became = ""
        if entry.status:
            became = (
                f' <span class="arrow">→</span> {self._said(entry.logged.to_status, entry.status)}'
            )
        label = self._said(entry.move, entry.move.label)
        return f'<span class="log-what"><b>{label}</b>{language}{became}</span>'

    def _who(self, entry: HistoryEntry) -> str:
        who, when = escaped(entry.who), moment(entry.logged.created_at)
        return f'<span class="log-who"><bdi>{who}</bdi> · {when}</span>'

    def _remarks(self, entry: HistoryEntry) -> str:
        lines = "".join(_remark(remark, entry) for remark in entry.remarks)
        number = entry.answers
        if number < 2:
            return lines
        found = ngettext("%(number)s finding", "%(number)s findings", number) % {"number": number}
        summary = f"<summary>{escaped(found)}</summary>"
        return f'<details class="log-answers">{summary}{lines}</details>'

    def _links(self, entry: HistoryEntry) -> str:
        number = entry.number
        text = escaped(self._text % {"number": number})
        links = f'<a href="{self._texts.replace("/0/", f"/{number}/")}">{text}</a>'
        if entry.compared_with:
            address = self._changes.replace("/0/0/", f"/{entry.compared_with}/{number}/")
            links += f' · <a href="{address}">{self._what_changed}</a>'
        return f'<span class="log-links">{links}</span>'

    @cached_property
    def _visible_from(self) -> str:
        return escaped(gettext("visible from"))

    @cached_property
    def _what_changed(self) -> str:
        return escaped(gettext("what changed"))

    @cached_property
    def _text(self) -> str:
        return gettext("text %(number)s")

    @cached_property
    def _texts(self) -> str:
        return reverse("admin:translation_revision", args=[self.translation.pk, 0])

    @cached_property
    def _changes(self) -> str:
        return reverse("admin:translation_compare", args=[self.translation.pk, 0, 0])

    def _said(self, name: str, words: str | Promise) -> str:
        """Words that repeat, looked up once; `name` tells them apart."""
        if name not in self.words:
            self.words[name] = escaped(words)
        return self.words[name]


def _remark(remark: Remark, entry: HistoryEntry) -> str:
    said = escaped(remark.rule)
    if remark.words:
        language = f' lang="{entry.language.code}"' if entry.language else ""
        said += f": <bdi{language}>{escaped(remark.words)}</bdi>"
        said += f" ×{remark.times}" if remark.times > 1 else ""
    return f'<p class="log-note">{said}</p>'
