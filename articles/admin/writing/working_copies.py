"""What somebody was typing: kept as they type, offered again when they come back."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.envelope import TOKEN, new_token, number
from articles.admin.reading import translation_or_404
from articles.admin.unsaved import screen_of
from articles.languages import is_published_in
from articles.models import Revision, Translation, WorkingCopy

from .panels import story
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
    "lead_photo_number",
    "photo_credit",
    "tag_names",
    "kind",
    "note",
)


@dataclass(frozen=True)
class Opened:
    """The form on the screen by its key, and the copy that was restored into it, if any."""

    key: str
    continues: str = ""

    @property
    def keys(self) -> tuple[str, str]:
        """The copies that a save of this form makes needless."""
        return self.key, self.continues


def opened(request: HttpRequest, restored: WorkingCopy | None = None) -> Opened:
    """The form that was sent, shown once more; a new one for every page that is opened."""
    if request.method == "POST" and TOKEN.fullmatch(request.POST.get("copy", "")):
        continues = request.POST.get("continues", "")
        return Opened(request.POST["copy"], continues if TOKEN.fullmatch(continues) else "")
    return Opened(new_token(), restored.key if restored else "")


def restored(request: HttpRequest, copies: Iterable[WorkingCopy]) -> WorkingCopy | None:
    """The copy that the address asks for."""
    wanted = request.GET.get("restore") if request.method == "GET" else None
    return next((copy for copy in copies if copy.key == wanted), None)


def initial_of(copy: WorkingCopy) -> dict[str, object]:
    """A working copy as the writing form shows it."""
    content = {name: copy.content[name] for name in KEPT if name in copy.content}
    if "tags" in copy.content:
        content["tags"] = copy.content["tags"].split(",")
    if "gallery" in copy.content:
        content["gallery"] = unpacked(copy.content["gallery"])
    return content


def story_of(copy: WorkingCopy | None) -> dict[str, object]:
    """What was chosen for all languages, as the form of it takes it."""
    return story.restored(copy.content) if copy else {}


def keep(request: HttpRequest, object_id: str) -> HttpResponse:
    """Store what is being typed in a version; the answer is for the status line."""
    return _keep(request, translation_or_404(request, object_id))


def keep_new(request: HttpRequest) -> HttpResponse:
    """Store what is being typed in a story that has not been saved yet."""
    return _keep(request, None)


def discard(request: HttpRequest) -> HttpResponse:
    """Forget what was typed in one form, and go back to where that was offered."""
    keys = opened(request).keys
    copy = WorkingCopy.objects.filter(person_id=request.user.pk, key__in=keys).first()
    if request.method == "POST":
        workflow.discard(keys, actor=request.user)
    if (text := number(request.POST.get("text"))) is not None:
        return HttpResponseRedirect(reverse("admin:articles_translation_change", args=[text]))
    is_at_start = copy is None or "from_start" in request.POST
    return HttpResponseRedirect(reverse("admin:index") if is_at_start else screen_of(copy))


def _keep(request: HttpRequest, translation: Translation | None) -> HttpResponse:
    language = translation.language if translation else request.POST.get("language", "")
    if request.method != "POST" or not is_published_in(language):
        return JsonResponse({"message": _("Nothing was kept.")}, status=400)
    if request.POST.get("_end") != "1" or not TOKEN.fullmatch(request.POST.get("copy", "")):
        return JsonResponse({"message": _("The text did not arrive whole.")}, status=400)
    try:
        copy = _stored(request, translation, language)
    except workflow.Refused as refused:
        return JsonResponse({"message": str(refused)}, status=403)
    except ValidationError as error:
        return JsonResponse({"message": " ".join(error.messages)}, status=400)
    moment = timezone.localtime(copy.updated_at).strftime("%H:%M")
    return JsonResponse({"message": _("Saved as you type %(time)s") % {"time": moment}})


def keep_sent(request: HttpRequest, translation: Translation) -> WorkingCopy:
    """Store what is typed in a version and came along with another button.

    Raises Refused, and ValidationError where it is too large.
    """
    return _stored(request, translation, translation.language)


def _stored(request: HttpRequest, translation: Translation | None, language: str) -> WorkingCopy:
    form = opened(request)
    return workflow.keep(
        translation,
        actor=request.user,
        language=language,
        content=_content(request),
        opened_revision=_opened(request, translation),
        key=form.key,
        continues=form.continues,
    )


def _content(request: HttpRequest) -> dict[str, str]:
    content = {name: request.POST[name] for name in KEPT if name in request.POST}
    content |= story.kept(request.POST)
    rows = GalleryWidget().value_from_datadict(request.POST, None, "gallery")
    tags = ",".join(request.POST.getlist("tags"))
    return {**content, "tags": tags, "gallery": packed(rows)}


def _opened(request: HttpRequest, translation: Translation | None) -> int | None:
    opened = number(request.POST.get("opened"))
    if translation is None or opened is None:
        return None
    revisions = Revision.objects.filter(translation=translation, pk=opened)
    return revisions.values_list("pk", flat=True).first()
