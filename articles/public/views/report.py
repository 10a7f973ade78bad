from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from articles import addresses
from articles.models import Publication
from articles.pages import messages
from articles.pages.report import report_page

from ..answers import not_shown, origin
from ..reports import SPAN, Outcome, file_report

# A field that no person sees; programs that fill in forms fill it too.
TRAP = "website"
SENT = "sent"
REFUSED: dict[Outcome, tuple[HTTPStatus, Promise]] = {
    Outcome.EMPTY: (HTTPStatus.BAD_REQUEST, _("Write what is wrong in the story.")),
    Outcome.DAMAGED: (
        HTTPStatus.BAD_REQUEST,
        _("There are signs in the text that cannot be stored. Please type it anew."),
    ),
    Outcome.TOO_LONG: (
        HTTPStatus.BAD_REQUEST,
        _("The text is too long. Please say the same in fewer words."),
    ),
    Outcome.TOO_MANY: (
        HTTPStatus.TOO_MANY_REQUESTS,
        _("The desk has got many reports in the last hour. Please send yours again in an hour."),
    ),
}
FILLED_BY_A_PROGRAM = _("A field that has to stay empty was filled in. Please send it once more.")
FROM_ELSEWHERE = _("This was sent from another site. To send it, use the button below.")


# Nobody is signed in here, so that no other site could do something in somebody's name.
@csrf_exempt
def report(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """The form about a story that readers see, and what becomes of it when it is sent."""
    shown = _shown(language, number)
    if shown is None:
        return not_shown(request, language, number)
    if shown.translation.article.page:
        raise Http404
    if story := shown.translation.article.part_of_id:
        return HttpResponseRedirect(addresses.report(language, story))
    if request.method == "POST":
        return _sent(request, shown)
    page = report_page(shown, is_sent=SENT in request.GET)
    return HttpResponse(messages.report(page, origin=origin(request)))


def _shown(language: str, number: int) -> Publication | None:
    visible = Publication.objects.visible().in_language(language).of_story(number)
    return visible.select_related("revision", "translation__article").first()


def _sent(request: HttpRequest, shown: Publication) -> HttpResponse:
    words = request.POST.get("text", "")
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return _again(request, shown, words, HTTPStatus.FORBIDDEN, FROM_ELSEWHERE)
    if request.POST.get(TRAP):
        return _again(request, shown, words, HTTPStatus.BAD_REQUEST, FILLED_BY_A_PROGRAM)
    outcome = file_report(shown, words)
    if outcome in REFUSED:
        return _again(request, shown, words, *REFUSED[outcome])
    path = addresses.report(shown.language, shown.translation.article_id)
    return HttpResponseRedirect(f"{path}?{SENT}=1", status=HTTPStatus.SEE_OTHER)


def _again(
    request: HttpRequest, shown: Publication, words: str, status: HTTPStatus, problem: Promise
) -> HttpResponse:
    """The form with all that was typed, and why it was not taken."""
    page = report_page(shown, words=words, problem=problem)
    response = HttpResponse(messages.report(page, origin=origin(request)), status=status)
    response["Cache-Control"] = "no-store"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        response["Retry-After"] = str(int(SPAN.total_seconds()))
    return response
