"""What somebody was typing: kept as they type, offered again when they come back."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.envelope import number
from articles.admin.reading import translation_or_404
from articles.languages import is_published_in
from articles.models import Revision, Translation, WorkingCopy

from .panels.gallery import GalleryWidget, packed, unpacked

KEPT = (
    "kicker",
    "headline",
    "standfirst",
    "body",
    "body_format",
    "lead_caption",
    "lead_alt",
    "lead_photo",
    "kind",
    "note",
)


def of(person: AbstractBaseUser, translation: Translation) -> WorkingCopy | None:
    """What this person was typing in a version; one query."""
    return translation.working_copies.filter(person_id=person.pk).first()


def of_new_story(person: AbstractBaseUser, language: str) -> WorkingCopy | None:
    return WorkingCopy.objects.filter(
        person_id=person.pk, translation=None, language=language
    ).first()


def initial_of(copy: WorkingCopy) -> dict[str, object]:
    """A working copy as the writing form shows it."""
    content = {name: copy.content[name] for name in KEPT if name in copy.content}
    if "tags" in copy.content:
        content["tags"] = copy.content["tags"].split(",")
    if "gallery" in copy.content:
        content["gallery"] = unpacked(copy.content["gallery"])
    return content


def keep(request: HttpRequest, object_id: str) -> HttpResponse:
    """Store what is being typed in a version; the answer is for the status line."""
    return _keep(request, translation_or_404(request, object_id))


def keep_new(request: HttpRequest) -> HttpResponse:
    """Store what is being typed in a story that has not been saved yet."""
    return _keep(request, None)


def discard(request: HttpRequest, object_id: str) -> HttpResponse:
    """Forget the working copy and show the text as it was saved."""
    translation = translation_or_404(request, object_id)
    if request.method == "POST":
        workflow.discard(translation, actor=request.user, language=translation.language)
    return HttpResponseRedirect(reverse("admin:articles_translation_change", args=[translation.pk]))


def discard_new(request: HttpRequest) -> HttpResponse:
    """Forget the working copy of a story that has not been saved yet."""
    language = request.POST.get("language", "")
    if request.method == "POST" and is_published_in(language):
        workflow.discard(None, actor=request.user, language=language)
    return HttpResponseRedirect(reverse("admin:articles_translation_add"))


def _keep(request: HttpRequest, translation: Translation | None) -> HttpResponse:
    language = translation.language if translation else request.POST.get("language", "")
    if request.method != "POST" or not is_published_in(language):
        return JsonResponse({"message": _("Nothing was kept.")}, status=400)
    if request.POST.get("_end") != "1":
        return JsonResponse({"message": _("The text did not arrive whole.")}, status=400)
    try:
        copy = workflow.keep(
            translation,
            actor=request.user,
            language=language,
            content=_content(request),
            opened_revision=_opened(request, translation),
        )
    except workflow.Refused as refused:
        return JsonResponse({"message": str(refused)}, status=403)
    except ValidationError as error:
        return JsonResponse({"message": " ".join(error.messages)}, status=400)
    moment = timezone.localtime(copy.updated_at).strftime("%H:%M")
    return JsonResponse({"message": _("Saved as you type %(time)s") % {"time": moment}})


def _content(request: HttpRequest) -> dict[str, str]:
    content = {name: request.POST[name] for name in KEPT if name in request.POST}
    rows = GalleryWidget().value_from_datadict(request.POST, None, "gallery")
    tags = ",".join(request.POST.getlist("tags"))
    return {**content, "tags": tags, "gallery": packed(rows)}


def _opened(request: HttpRequest, translation: Translation | None) -> int | None:
    opened = number(request.POST.get("opened"))
    if translation is None or opened is None:
        return None
    revisions = Revision.objects.filter(translation=translation, pk=opened)
    return revisions.values_list("pk", flat=True).first()
