"""A sent writing form on its way to the verb, and back to the screen where nothing was stored."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.desk import desk_of
from articles.admin.envelope import CUT, Envelope, envelope_of, number
from articles.admin.problems import INVALID, Problem
from articles.admin.reading import address_of
from articles.admin.sent_pictures import only_picture
from articles.models import Photo, Revision, Translation
from articles.photos import PhotoRefused
from articles.states import Move
from articles.text.characters import line
from articles.text.repair import describe
from articles.text.sanitize import BodyRefused

from .buttons import DONE
from .forms import WritingForm
from .panels import answering, story
from .panels.source import text_sent
from .screen import writing_screen
from .telling import tell_losses, tell_of_tables
from .working_copies import opened

STALE = gettext_lazy(
    "Somebody has saved a newer text since you opened this one. Nothing of yours is lost: it is in "
    "the fields below. Compare, take over what you need, and save."
)

# The button that takes over the source's photos and tables, and saves.
TAKE_OVER = "take_over"
NOT_SHARED = gettext_lazy("The text is saved. Section, byline and place are not: %(reason)s")
NO_CREDIT = gettext_lazy("The text is saved. The name of who made the photo is not: %(reason)s")


@dataclass(frozen=True)
class SentText:
    """A writing form as it arrived."""

    form: WritingForm
    envelope: Envelope

    def content(self, request: HttpRequest) -> workflow.Content:
        """What is to be stored; a new photo is stored first, and chosen."""
        content = self.form.content()
        picture = only_picture(request.FILES, "new_photo")
        if picture is None:
            return content
        language = self.form.language
        words = {
            f"alt_{language}": content.lead_alt,
            f"caption_{language}": content.lead_caption,
            f"credit_{language}": self.form.cleaned_data["photo_credit"],
        }
        photo = workflow.add_photo(picture, actor=request.user, **_fitting(words)).photo
        # A screen that comes back with an error still holds the photo.
        self.form.data = self.form.data.copy()
        self.form.data["lead_photo"] = str(photo.pk)
        return replace(content, lead_photo=photo.pk)

    def photo(self) -> Photo | None:
        """The lead photo that the stored text has; one that was sent along counts."""
        if self.form.files:
            return Photo.objects.kept().filter(pk=number(self.form.data["lead_photo"])).first()
        return self.form.cleaned_data["lead_photo"]


def save(request: HttpRequest, translation: Translation) -> HttpResponse:
    """Store the sent text and go back to the screen, or show it again with what was typed."""
    sent = sent_form(request, translation.language)
    if not sent.envelope.is_whole:
        return _again(request, translation, sent, Problem(CUT, 400))
    if answering.is_asked(request):
        return _proofread(request, translation, sent)
    if not sent.form.is_valid():
        return _again(request, translation, sent, Problem(INVALID, 400))
    try:
        saved = _store(request, translation, sent)
    except workflow.StaleCopy as stale:
        return both_texts(request, translation, sent, stale.latest)
    except workflow.Refused as refused:
        return _again(request, translation, sent, Problem(refused.decision.reason, 403))
    except (ValidationError, PhotoRefused, BodyRefused) as error:
        mark(sent.form, error)
        return _again(request, translation, sent, Problem(INVALID, 400))
    answering.leave_pending(request, saved.translation)
    tell(request, saved)
    _store_the_rest(request, translation, sent)
    if "submit" in request.POST:
        _submit(request, saved, sent.envelope)
    return HttpResponseRedirect(address_of(translation))


def _proofread(request: HttpRequest, translation: Translation, sent: SentText) -> HttpResponse:
    """Show the screen again as the copy desk's button left it; the text is not stored."""
    try:
        form = answering.answer(request, sent.form, translation)
    except workflow.Refused as refused:
        return _again(request, translation, sent, Problem(refused.decision.reason, 403))
    return writing_screen(request, translation, form=form, opened=sent.envelope.opened)


def sent_form(request: HttpRequest, language: str) -> SentText:
    tags = desk_of(request).tags
    form = WritingForm(request.POST, request.FILES, language=language, tags=tags)
    return SentText(form, envelope_of(request))


def mark(form: WritingForm, error: ValidationError | PhotoRefused | BodyRefused) -> None:
    """Put a verb's refusal beside the field that it speaks of."""
    if isinstance(error, PhotoRefused):
        form.add_error("new_photo", error.message)
    elif isinstance(error, BodyRefused):
        form.add_error("body", error.message)
    else:
        form.add_error(None, error)


def tell(request: HttpRequest, saved: workflow.Saved) -> None:
    """Say what was done; what was repaired and what does not stand as it was sent, included."""
    messages.success(request, _("Saved.") if saved.is_new else _("Saved; nothing had changed."))
    if saved.repairs:
        made = " · ".join(describe(change) for change in saved.repairs)
        messages.info(request, _("Repaired on the way: %(repairs)s.") % {"repairs": made})
    tell_losses(request, saved.losses)


def _store(request: HttpRequest, translation: Translation, sent: SentText) -> workflow.Saved:
    carried = {
        "actor": request.user,
        "content": sent.content(request),
        "opened_revision": sent.envelope.opened,
        "source_revision": _followed(request, translation, sent.form),
        "token": sent.envelope.token,
        "working_copies": opened(request).keys,
    }
    if TAKE_OVER in request.POST and (source := text_sent(request, translation)):
        saved = workflow.take_over(translation, source=source, **carried)
        tell_of_tables(request, carried["content"].body, saved.revision.body)
        return saved
    return workflow.save_draft(translation, **carried)


def _store_the_rest(request: HttpRequest, translation: Translation, sent: SentText) -> None:
    """What is not the text's own: section, byline and place; refused, the text stays stored."""
    try:
        story.store(request, translation.article, token=f"{sent.envelope.token}-story")
    except workflow.Refused as refused:
        messages.error(request, NOT_SHARED % {"reason": refused.decision.reason})
    except ValidationError as error:
        messages.error(request, NOT_SHARED % {"reason": " ".join(error.messages)})
    give_credit(request, translation.language, sent)


def give_credit(request: HttpRequest, language: str, sent: SentText) -> None:
    """Write the typed credit to the photo that was chosen; one that came in new has it already."""
    credit = line(sent.form.cleaned_data["photo_credit"])
    photo = sent.photo()
    if not credit or photo is None:
        return
    try:
        workflow.edit_photo(photo, actor=request.user, words={f"credit_{language}": credit})
    except workflow.Refused as refused:
        messages.error(request, NO_CREDIT % {"reason": refused.decision.reason})


def _followed(request: HttpRequest, translation: Translation, form: WritingForm) -> Revision | None:
    """The source text that was on the screen, if the writer says that this one now follows it."""
    return text_sent(request, translation) if form.cleaned_data["follows_source"] else None


def _submit(request: HttpRequest, saved: workflow.Saved, envelope: Envelope) -> None:
    try:
        workflow.submit(
            saved.translation,
            actor=request.user,
            opened_revision=saved.revision.pk,
            token=f"{envelope.token}-submit",
        )
    except workflow.Refused as refused:
        messages.error(
            request, _("Saved, but not submitted: %(reason)s") % {"reason": refused.decision.reason}
        )
    else:
        messages.success(request, DONE[Move.SUBMIT])


def both_texts(
    request: HttpRequest, translation: Translation, sent: SentText, newer: Revision
) -> HttpResponse:
    """The sent text, not stored, beside the one that somebody has saved meanwhile."""
    problem = Problem(STALE, 409, newer=newer, mine=sent.form.content())
    return _again(request, translation, sent, problem)


def _again(
    request: HttpRequest, translation: Translation, sent: SentText, problem: Problem
) -> HttpResponse:
    opened = problem.newer.pk if problem.newer else sent.envelope.opened
    return writing_screen(request, translation, form=sent.form, opened=opened, problem=problem)


def _fitting(words: dict[str, str]) -> dict[str, str | Promise]:
    return {name: text for name, text in words.items() if text}
