"""Pictures on their way in: a screen for many at once, and a door that answers scripts.

Both go through the same verb; the sender's name of a file is only ever shown back to them.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from django import forms
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.desk import desk_of
from articles.admin.desk_admin import per_language
from articles.admin.envelope import envelope_of, new_token
from articles.admin.photo_facts import PhotoFacts, facts_of, screen_of
from articles.admin.problems import NOT_DONE
from articles.admin.prose import prose
from articles.admin.sent_pictures import picture_in
from articles.languages import CODES, is_published_in
from articles.models import Photo
from articles.photos import PhotoRefused

MOST_AT_ONCE = 50
NO_FILE = gettext_lazy("Choose a picture first.")
TOO_MANY = gettext_lazy("At most 50 pictures at once. Send the rest afterwards.")
LONGEST_NAME = 80
LATER = {"quota": 429, "busy": 503, "store": 503}


@dataclass(frozen=True)
class UploadLine:
    """One thing to know of a picture that was sent; `kind` is what the stylesheet knows it by."""

    kind: str
    words: str | Promise
    address: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of one file; `photo` is None where it was refused.

    `later` is the HTTP status of a refusal that ends with time; the same file may be sent again.
    """

    name: str
    photo: PhotoFacts | None = None
    lines: list[UploadLine] = field(default_factory=list)
    later: int = 0


class WordsForAll(forms.ModelForm):
    """What pictures that come in together have in common."""

    class Meta:
        model = Photo
        fields = [*per_language("credit"), "source", "licence", "is_graphic"]

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("auto_id", "field-%s")
        super().__init__(*args, **kwargs)
        for code in CODES:
            self.fields[f"credit_{code}"].widget.attrs.update(prose(code))
        for name in ("source", "licence"):
            self.fields[name].widget.attrs.update(autocomplete="off", dir="auto")

    @property
    def words(self) -> dict[str, object]:
        return {name: value for name, value in self.cleaned_data.items() if value}


class WordsForOne(WordsForAll):
    """What is told of a picture that comes in by itself, into a text in one language."""

    class Meta(WordsForAll.Meta):
        fields = [*WordsForAll.Meta.fields, *per_language("alt", "caption")]


def upload_screen(request: HttpRequest) -> HttpResponse:
    """Many pictures at once; without a script they come as one form, one after the other."""
    if not workflow.may_add_photo(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _screen(request, WordsForAll())
    form, files = WordsForAll(request.POST), request.FILES.getlist("pictures")
    problem = _problem(request, files)
    if problem or not form.is_valid():
        return _screen(request, form, problem=problem, status=400)
    outcomes = [bring_in(file, request, words=form.words) for file in files]
    return _screen(request, form, outcomes=outcomes)


def upload_one(request: HttpRequest) -> HttpResponse:
    """Take one picture from a script and say what became of it."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:articles_photo_add"))
    form, files = WordsForOne(request.POST), request.FILES.getlist("picture")
    if len(files) != 1:
        words = PhotoRefused("several").message if files else NO_FILE
        return _answer(_refused("", words))
    if not form.is_valid():
        words = " ".join(error for errors in form.errors.values() for error in errors)
        return _answer(_refused("", words))
    return _answer(bring_in(files[0], request, words=form.words))


def _answer(outcome: Outcome) -> JsonResponse:
    status = 200 if outcome.photo else 400
    return JsonResponse(asdict(outcome), status=outcome.later or status)


def bring_in(file: UploadedFile, request: HttpRequest, *, words: dict[str, object]) -> Outcome:
    """Hand one file to the verb and put the answer into words."""
    name = shown_name(file.name)
    try:
        added = workflow.add_photo(picture_in(file), actor=request.user, **words)
    except PhotoRefused as refused:
        return _refused(name, refused.message, later=LATER.get(refused.reason, 0))
    except workflow.Refused as refused:
        decision = refused.decision
        return _refused(name, decision.reason, later=LATER.get(decision.code, 0))
    return Outcome(
        name, facts_of(added.photo, _language(request), desk_of(request)), list(told(added))
    )


def _refused(name: str, words: str | Promise, *, later: int = 0) -> Outcome:
    return Outcome(name, lines=[UploadLine("wrong", str(words))], later=later)


def told(added: workflow.Added) -> Iterable[UploadLine]:
    """The sentences about a picture that has come in."""
    photo = added.photo
    if not added.is_new:
        words = _("Already here as no. %(number)d.") % {"number": photo.pk}
        yield UploadLine("notice", words, screen_of(photo))
    else:
        yield UploadLine("good", _("Stored as no. %(number)d.") % {"number": photo.pk})
    if added.location_removed:
        yield UploadLine("good", _("The location in the file was removed."))
    for other in workflow.similar_photos(photo) if added.is_new else ():
        words = _("Looks like no. %(number)d.") % {"number": other.pk}
        yield UploadLine("notice", words, screen_of(other))


def shown_name(name: str | None) -> str:
    """The sender's name of a file, short enough to stand beside what became of it."""
    known = name or ""
    return known if len(known) <= LONGEST_NAME else f"{known[:50]}…{known[-25:]}"


def _language(request: HttpRequest) -> str:
    """The language that the sender's text is in, else the first of their desk."""
    asked = request.POST.get("language", "")
    if is_published_in(asked):
        return asked
    return next(iter(desk_of(request).languages), CODES[0])


def _problem(request: HttpRequest, files: list[UploadedFile]) -> str | Promise:
    if not envelope_of(request).is_whole:
        return NOT_DONE
    if not files:
        return NO_FILE
    return TOO_MANY if len(files) > MOST_AT_ONCE else ""


def _screen(
    request: HttpRequest,
    form: WordsForAll,
    *,
    outcomes: Iterable[Outcome] = (),
    problem: str | Promise = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": _("Add photos"),
        "form": form,
        "outcomes": outcomes,
        "problem": {"message": problem} if problem else None,
        "token": new_token(),
        "opened": 0,
    }
    return TemplateResponse(request, "admin/desk/upload.html", context, status=status)
