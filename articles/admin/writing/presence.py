"""Who else has the text open, as one person may be told."""

from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.desk import Desk, desk_of
from articles.admin.history import A_WRITER
from articles.admin.reading import translation_or_404
from articles.models import DeskMember, Translation
from articles.states import EDITORS

from .panels import review


def present(request: HttpRequest, object_id: str) -> JsonResponse:
    """Take a page's word that it is open (or was left), and answer who else is there."""
    translation = translation_or_404(request, object_id)
    if request.method != "POST":
        return JsonResponse({"message": ""}, status=405)
    if "left" in request.POST:
        workflow.leave_text(translation, actor=request.user)
        return JsonResponse({"message": ""})
    moment = workflow.arrive(translation, actor=request.user)
    return JsonResponse({"message": told(translation, desk_of(request), moment)})


def told(translation: Translation, desk: Desk, moment: datetime) -> str:
    """The sentences about the others, "" where there are none; two queries at most.

    Who has taken the review, and who has it open. Editors go by their names; a writer's is for
    those who may know who writes.
    """
    sentences = [review.told(translation, desk, moment), _open_at(translation, desk, moment)]
    return " ".join(filter(None, sentences))


def _open_at(translation: Translation, desk: Desk, moment: datetime) -> str:
    others = workflow.others_at(translation, desk.person, moment=moment)
    if not others:
        return ""
    editors = set()
    if not desk.sees_writers(translation.language):
        members = DeskMember.objects.filter(language=translation.language, role__in=EDITORS)
        editors = set(members.filter(person__in=others).values_list("person_id", flat=True))
    is_open = desk.sees_writers(translation.language)
    names = [_name(person, is_open=is_open or person.pk in editors) for person in others]
    return _("Also open now at: %(names)s") % {"names": " · ".join(map(str, names))}


def _name(person: object, *, is_open: bool) -> str | Promise:
    # Isolated, so that a name in another script does not turn the line around (Unicode 6.3).
    return f"\u2068{person}\u2069" if is_open else A_WRITER
