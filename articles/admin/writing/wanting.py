"""By when a text is wanted, said on its screen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.envelope import CUT, envelope_of
from articles.admin.hours import HourForm
from articles.admin.reading import address_of, translation_or_404


def want(request: HttpRequest, object_id: str) -> HttpResponse:
    """Say by when, or take it back by the other button."""
    translation = translation_or_404(request, object_id)
    back = HttpResponseRedirect(address_of(translation))
    envelope, form = envelope_of(request), HourForm(request.POST)
    if request.method != "POST":
        return back
    if not envelope.is_whole or form.problem:
        messages.error(request, form.problem or CUT)
        return back
    try:
        workflow.want(translation, actor=request.user, by=form.moment, token=envelope.token)
    except workflow.Refused as refused:
        messages.error(request, refused.decision.reason)
        return back
    messages.success(request, _("Noted.") if form.moment else _("It is wanted by no day any more."))
    return back
