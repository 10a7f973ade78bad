"""Withdrawing, showing again, replacing and removing: each button says what its verb would."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.contrib import messages
from django.contrib.admin import site
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.desk import Desk, desk_of
from articles.admin.envelope import envelope_of, new_token, number
from articles.admin.photo_facts import screen_of
from articles.admin.problems import NOT_DONE, Problem
from articles.admin.reading import row_or_404
from articles.admin.sent_pictures import only_picture
from articles.languages import CODES, LANGUAGES, Language
from articles.models import Photo
from articles.photos import PhotoRefused
from articles.text.numbers import ascii_digits
from articles.workflow.decisions import ALLOWED

LABELS: dict[str, str | Promise] = {
    "withdraw": _("Withdraw"),
    "show_again": _("Show again"),
    "replace": _("Replace"),
    "remove": _("Remove"),
}
DONE: dict[str, str | Promise] = {
    "withdraw": _("The photo was withdrawn. Readers no longer see it."),
    "show_again": _("The photo is shown again wherever it stands."),
    "replace": _("The photo was replaced wherever it stands."),
    "remove": _("The photo was removed from the library."),
}
NO_OTHER = workflow.Decision(
    False, "no_other", _("Write the number of another photo, or choose a file.")
)
MOST_TYPED = 1000


@dataclass(frozen=True)
class ReplacementWords:
    """What readers of one language are told of the picture that is to stand instead."""

    language: Language
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True)
class PhotoButton:
    """A change of a photo's life; the words of a refused press are kept with its `problem`."""

    name: str
    decision: workflow.Decision
    token: str = field(default_factory=new_token)
    note: str = ""
    by: str = ""
    words: tuple[ReplacementWords, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    problem: str | Promise = ""

    @property
    def label(self) -> str | Promise:
        return LABELS[self.name]

    @property
    def needs_note(self) -> bool:
        return self.name in {"withdraw", "show_again"}


def photo_buttons(
    desk: Desk,
    photo: Photo,
    uses: workflow.Uses,
    *,
    refused: PhotoButton | None = None,
) -> list[PhotoButton]:
    """Every change of a photo's life with its decision; the one that was `refused` as it was."""
    asked = {"uses": uses, "roles": desk.memberships}
    if refused and refused.name == "replace":
        refused = replace(refused, words=_asked_words(uses, refused.typed))
    buttons = [
        _withdraw_or_show_again(desk, photo, asked),
        PhotoButton(
            "replace",
            workflow.may_change_photo(desk.person, photo, **asked),
            words=_asked_words(uses, {}),
        ),
        PhotoButton("remove", workflow.may_remove_photo(desk.person, photo, **asked)),
    ]
    return [refused if refused and refused.name == each.name else each for each in buttons]


def _asked_words(uses: workflow.Uses, typed: Mapping[str, str]) -> tuple[ReplacementWords, ...]:
    """The languages whose readers see the photo, with what was typed for them."""
    return tuple(
        ReplacementWords(
            LANGUAGES[code], typed.get(f"alt_{code}", ""), typed.get(f"credit_{code}", "")
        )
        for code in CODES
        if code in uses.seen_in
    )


def _withdraw_or_show_again(desk: Desk, photo: Photo, asked: dict[str, object]) -> PhotoButton:
    """One undoes the other, so that only one of them can be wanted."""
    if photo.withdrawn_at:
        return PhotoButton("show_again", workflow.may_show_photo_again(desk.person, photo, **asked))
    return PhotoButton("withdraw", workflow.may_withdraw_photo(desk.person, photo, **asked))


def move(request: HttpRequest, object_id: str, name: str) -> HttpResponse:
    """Hand a pressed button to its verb; a refusal comes back with its reason and the words."""
    if name not in LABELS or not desk_of(request).memberships:
        raise Http404
    photo = row_or_404(Photo.objects.all(), object_id)
    if request.method == "POST" and not _is_done(photo, name):
        if problem := _problem(request, photo, name):
            return _again(request, photo, name, problem)
        messages.success(request, DONE[name])
    # Read anew by its number: refreshed, the row would look for a file that was set aside or lost.
    if not Photo.objects.kept().filter(pk=photo.pk).exists():
        return HttpResponseRedirect(reverse("admin:articles_photo_changelist"))
    return HttpResponseRedirect(screen_of(photo))


def _is_done(photo: Photo, name: str) -> bool:
    """Whether the same press has been here before: a form that was sent twice."""
    done = {
        "withdraw": photo.withdrawn_at,
        "show_again": not photo.withdrawn_at,
        "remove": photo.removed_at,
    }
    return bool(done.get(name))


def _problem(request: HttpRequest, photo: Photo, name: str) -> Problem | None:
    """Make the change; what stands in its way, if anything does."""
    if not envelope_of(request).is_whole:
        return Problem(NOT_DONE, 400)
    try:
        VERBS[name](request, photo)
    except workflow.Refused as refused:
        return Problem(refused.decision.reason, 403)
    except PhotoRefused as refused:
        return Problem(refused.message, 400)
    return None


def _again(request: HttpRequest, photo: Photo, name: str, problem: Problem) -> HttpResponse:
    """The photo's screen with what was typed; a file that was taken in is named by its number."""
    typed = {field: request.POST.get(field, "")[:MOST_TYPED] for field in ("note", "by")}
    refused = PhotoButton(name, ALLOWED, **typed, typed=_words(request), problem=problem.message)
    request.method = "GET"
    screen = site.get_model_admin(Photo).change_view(
        request, str(photo.pk), extra_context={"refused": refused}
    )
    screen.status_code = problem.status
    return screen


def _words(request: HttpRequest) -> dict[str, str]:
    """The description and the credit that were typed, by column."""
    columns = [f"{word}_{code}" for code in CODES for word in ("alt", "credit")]
    return {column: request.POST[column] for column in columns if column in request.POST}


def _withdraw(request: HttpRequest, photo: Photo) -> None:
    workflow.withdraw_photo(photo, actor=request.user, note=request.POST.get("note", ""))


def _show_again(request: HttpRequest, photo: Photo) -> None:
    workflow.show_photo_again(photo, actor=request.user, note=request.POST.get("note", ""))


def _remove(request: HttpRequest, photo: Photo) -> None:
    workflow.remove_photo(photo, actor=request.user, note=request.POST.get("note", ""))


def _replace(request: HttpRequest, photo: Photo) -> None:
    decision = workflow.may_change_photo(request.user, photo)
    if not decision:
        raise workflow.Refused(decision)
    words = _words(request)
    if (too_long := _too_long(words)) is not None:
        raise workflow.Refused(too_long)
    other = _other(request, words)
    if other is None:
        raise workflow.Refused(NO_OTHER)
    # Should it be refused now, the file need not be chosen again.
    request.POST = request.POST.copy()
    request.POST["by"] = str(other.pk)
    if photo.replaced_by_id != other.pk:
        note = request.POST.get("note", "")
        workflow.replace_photo(photo, actor=request.user, by=other, note=note, words=words)


def _too_long(words: Mapping[str, str]) -> workflow.Decision | None:
    for column, text in words.items():
        most = Photo._meta.get_field(column).max_length
        if len(text.strip()) > most:
            reason = _("At most %(limit)d characters; these are %(length)d.")
            told = reason % {"limit": most, "length": len(text.strip())}
            return workflow.Decision(False, "length", told)
    return None


def _other(request: HttpRequest, words: Mapping[str, str]) -> Photo | None:
    """The photo that is to stand instead: a new file, or one that is here."""
    picture = only_picture(request.FILES, "picture")
    if picture is not None:
        said = {column: text.strip() for column, text in words.items() if text.strip()}
        return workflow.add_photo(picture, actor=request.user, **said).photo
    wanted = number(ascii_digits(request.POST.get("by", "")).removeprefix("#"))
    return Photo.objects.usable().filter(pk=wanted).first() if wanted else None


VERBS = {"withdraw": _withdraw, "show_again": _show_again, "replace": _replace, "remove": _remove}
