"""The copy desk's buttons in the writing screen: what is found is repaired, left or asked again."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.body import typed
from articles.admin.writing.forms import WritingForm
from articles.admin.writing.telling import tell_losses
from articles.models import HouseStyle, Translation
from articles.proofreading import PARTS, alike, left_keys
from articles.text.sanitize import BodyRefused, clean_and_count
from articles.workflow.texts.correcting import repaired, safely_repaired, texts_of

from .gallery import put_captions
from .proofreading import KEY, content_in, keys_in, look_at

REPAIR = ("repair", "repair_all", "repair_safe")
# For one finding, and for all that take the same answer.
LEAVE = ("leave_now", "leave_all")
ASK = ("ask_again", "ask_all")


def is_asked(request: HttpRequest) -> bool:
    """Whether one of the copy desk's buttons was pressed, and not a saving one."""
    return any(name in request.POST for name in (*REPAIR, *LEAVE, *ASK))


def answer(request: HttpRequest, form: WritingForm, translation: Translation | None) -> WritingForm:
    """Do what the button says and return the form to show again; nothing of the text is stored."""
    try:
        if any(name in request.POST for name in REPAIR):
            return _with_repairs(request, form, translation)
        leave_or_ask(request, form.language, texts_of(content_in(form)), translation)
    except BodyRefused as refusal:
        messages.error(request, refusal.message)
    return form


def leave_or_ask(
    request: HttpRequest, language: str, texts: dict[str, str], translation: Translation | None
) -> None:
    """Do what "leave it" or "ask again" says, if it was pressed; raises Refused.

    What is not in the stored text yet stays among the keys of the form until it is saved.
    """
    request.POST = request.POST.copy()
    if keys := _pressed(LEAVE, request, language, texts, translation):
        request.POST.setlist("leave", [*keys_in(request), *keys])
        if translation:
            workflow.leave(translation, actor=request.user, keys=keys)
    if keys := _pressed(ASK, request, language, texts, translation):
        request.POST.setlist("leave", [each for each in keys_in(request) if each not in keys])
        if translation:
            workflow.ask_again(translation, actor=request.user, keys=keys)


def _pressed(
    names: tuple[str, str],
    request: HttpRequest,
    language: str,
    texts: dict[str, str],
    translation: Translation | None,
) -> list[str]:
    """The finding that a button names, or all that take the same answer as that one."""
    one, every = (request.POST.get(name, "") for name in names)
    if KEY.fullmatch(one):
        return [one]
    if not KEY.fullmatch(every):
        return []
    return alike(look_at(request, language, texts, translation).found, every) or [every]


def leave_pending(request: HttpRequest, translation: Translation) -> None:
    """Remember what the saved form asked to leave."""
    if keys := keys_in(request):
        try:
            workflow.leave(translation, actor=request.user, keys=keys)
        except workflow.Refused as refused:
            messages.error(request, refused.decision.reason)


def _with_repairs(
    request: HttpRequest, form: WritingForm, translation: Translation | None
) -> WritingForm:
    content, style, language = content_in(form), HouseStyle.current(), form.language
    if "repair_safe" not in request.POST:
        choices = _choices(request, content, language, translation)
        after = repaired(content, language, style=style, choices=choices)
    else:
        left = {*keys_in(request), *(left_keys(translation) if translation else ())}
        after = safely_repaired(content, language, style=style, left=left)
    if after == content:
        messages.info(request, _("There was nothing to repair."))
        return form
    messages.info(request, _("Repaired. The text is not saved yet."))
    tell_losses(request, clean_and_count(content.body, language).losses)
    data = form.data.copy()
    for field in PARTS:
        if getattr(after, field) != getattr(content, field):
            data[field] = getattr(after, field)
    body = typed(after.body)
    data["body"], data["body_format"] = body.text, body.format
    put_captions(data, form["gallery"].value() or [], after.gallery)
    return WritingForm(data, language=language, tags=form.offered)


def _choices(
    request: HttpRequest,
    content: workflow.Content,
    language: str,
    translation: Translation | None,
) -> dict[str, int]:
    """Which choice is made for which findings: for the one named, or for all like it."""
    key, _between, position = request.POST.get(
        "repair", request.POST.get("repair_all", "")
    ).partition(":")
    if position not in {*map(str, range(20))}:
        return {}
    if "repair" in request.POST:
        return {key: int(position)}
    found = look_at(request, language, texts_of(content), translation).found
    return {each: int(position) for each in alike(found, key)}
