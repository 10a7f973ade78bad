"""An earlier text brought back by one click, from wherever it is listed, read or compared."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.envelope import envelope_of
from articles.admin.problems import NOT_DONE, Problem
from articles.admin.reading import address_of, translation_or_404

from .revisions import texts

STALE = gettext_lazy(
    "Nothing was restored: somebody has saved a newer text since you opened this page. It stands "
    "first in the list now. Read it, and restore once more if that is still right."
)


def restore(request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    """Make the text of that number the latest again, and go to its screen."""
    translation, envelope = translation_or_404(request, object_id), envelope_of(request)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:translation_texts", args=[translation.pk]))
    if not envelope.is_whole:
        return texts(request, object_id, problem=Problem(NOT_DONE, 400))
    try:
        saved = workflow.restore(
            translation,
            actor=request.user,
            number=min(number, 2**31 - 1),
            opened_revision=envelope.opened,
            # One form stands around all buttons of a page.
            token=f"{envelope.token}-{min(number, 2**31 - 1)}",
        )
    except workflow.StaleCopy:
        return texts(request, object_id, problem=Problem(STALE, 409))
    except workflow.Refused as refused:
        return texts(request, object_id, problem=Problem(refused.decision.reason, 403))
    said = {"old": number, "new": saved.revision.number}
    if saved.is_new:
        messages.success(request, _("Text %(old)s was restored. It is now text %(new)s.") % said)
    else:
        messages.info(request, _("The latest text says the same as text %(old)s.") % said)
    return HttpResponseRedirect(address_of(translation))
