"""One queue to its end, with what may be done to several of it at once."""

from django.contrib.admin import site
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.admin.choosing import MOST_AT_ONCE
from articles.admin.desk import desk_of
from articles.admin.rows import Lines

from . import untranslated
from .kinds import KIND
from .planned import planned
from .queues import UNTRANSLATED, numbers_of, rows_of
from .waiting import Drawing, in_order, queue

SHOWN = 50


def whole_queue(request: HttpRequest, queue_name: str) -> HttpResponse:
    """A page of the queue; its numbers and its rows are a query each."""
    if queue_name.startswith(UNTRANSLATED):
        return untranslated.page_of(request, queue_name.removeprefix(UNTRANSLATED))
    kind = KIND.get(queue_name)
    if kind is None:
        raise Http404
    desk = desk_of(request)
    entries, has_more = numbers_of(kind, desk)
    page = Paginator(entries, SHOWN).get_page(request.GET.get("p", "1"))
    rows = [
        *rows_of([each.number for each in page.object_list if not each.is_planned]).values(),
        *planned([each.number for each in page.object_list if each.is_planned], desk).values(),
    ]
    drawing = Drawing(Lines(), desk, get_token(request))
    context = {
        **site.each_context(request),
        "queue": queue(kind, in_order(kind, rows), drawing, count=len(entries), has_more=has_more),
        "page": page,
        "most": MOST_AT_ONCE,
        "zone": timezone.get_current_timezone_name(),
    }
    return TemplateResponse(request, "admin/desk/queue.html", context)
