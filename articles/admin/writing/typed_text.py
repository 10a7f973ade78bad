"""The copy desk while somebody types: asked by a script, answered with what is found."""

import re

from django.http import Http404, HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.desk import desk_of
from articles.admin.reading import translation_or_404
from articles.models import Translation
from articles.proofreading import GALLERY, LINKS, PARTS
from articles.states import Move
from articles.text.sanitize import BodyRefused, check_size
from articles.workflow.texts.content import MOST_IN_GALLERY

from .panels.answering import leave_or_ask
from .panels.numbers import numbers_beside
from .panels.proofreading import FindingLine, Look, look_at, panel_from
from .panels.source import text_sent

# A text longer than this is read when it is saved, not while it is typed.
MOST_TYPED = 200_000
_CAPTION = re.compile(f"{GALLERY}[0-9]{{1,9}}")


def read_typed(request: HttpRequest, object_id: str) -> JsonResponse:
    """What is found in the texts as they are being typed; the texts are not stored.

    `body` is plain text here, `links` the addresses behind its words, one a line; the offsets in
    the answer are code points into what was sent.
    """
    translation = translation_or_404(request, object_id)
    return _answer(request, translation.language, translation)


def read_typed_new(request: HttpRequest) -> JsonResponse:
    """The same for a story that has not been saved yet; Http404 where one may not begin it."""
    language = request.POST.get("language", "")
    if language not in desk_of(request).languages_to_begin(Move.CREATE):
        raise Http404
    return _answer(request, language, None)


def _answer(request: HttpRequest, language: str, translation: Translation | None) -> JsonResponse:
    texts = _texts(request)
    if request.method != "POST" or request.POST.get("_end") != "1":
        return _refusal(_("The text did not arrive whole."), status=400)
    try:
        for text in texts.values():
            check_size(text)
        leave_or_ask(request, language, texts, translation)
    except BodyRefused as refusal:
        return _refusal(str(refusal.message), status=400)
    except workflow.Refused as refused:
        return _refusal(str(refused.decision.reason), status=403)
    if sum(map(len, texts.values())) > MOST_TYPED:
        return _refusal(_("The text is too long to be read while typing."), status=200)
    look = look_at(request, language, texts, translation)
    panel = panel_from(look, is_open=True)
    html = render_to_string("admin/desk/_findings.html", {"panel": panel}, request)
    card_of = {line.number: index for index, card in enumerate(panel.cards) for line in card.lines}
    findings = [_as_data(line, card_of[line.number]) for line in panel.lines]
    numbers = _numbers(request, translation, texts) if translation else ""
    answer = {"html": html, "findings": findings, "safe": _steps(look), "numbers": numbers}
    return JsonResponse(answer)


def _numbers(request: HttpRequest, translation: Translation, texts: dict[str, str]) -> str:
    """The numbers of the source that stands beside the text, held against it; "" without one."""
    source = text_sent(request, translation)
    if source is None:
        return ""
    languages = (translation.source.language, translation.language)
    panel = numbers_beside(source, texts, languages=languages)
    return render_to_string("admin/desk/_numbers.html", {"numbers": panel}, request)


def _texts(request: HttpRequest) -> dict[str, str]:
    texts = {field: request.POST.get(field, "") for field in (*PARTS, LINKS)}
    captions = [field for field in request.POST if _CAPTION.fullmatch(field)]
    return texts | {field: request.POST[field] for field in captions[:MOST_IN_GALLERY]}


def _refusal(message: str, *, status: int) -> JsonResponse:
    return JsonResponse({"message": message}, status=status)


def _steps(look: Look) -> list[dict[str, object]]:
    """Every safe repair, also what others uncover: changes of what was sent, made at once."""
    return [
        {
            "field": field,
            "start": change.start,
            "end": change.end,
            "text": look.texts[field][change.start : change.end],
            "choice": change.text,
        }
        for field, changes in look.safe_repairs().items()
        for change in changes
    ]


def _as_data(line: FindingLine, card: int) -> dict[str, object]:
    finding = line.noted.finding
    return {
        "key": line.noted.key,
        "card": card,
        "field": line.noted.field,
        "start": finding.start,
        "end": finding.end,
        "severity": finding.severity,
        "text": finding.text,
        "choices": [choice.text for choice in line.choices],
        "safe": finding.safe,
    }
