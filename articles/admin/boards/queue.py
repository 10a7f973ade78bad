"""One queue to its end, with what may be done to several of it at once."""

from django.contrib.admin import site
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.admin.choosing import MOST_AT_ONCE
from articles.admin.desk import desk_of
from articles.admin.rows import Lines

from .kinds import KIND
from .queues import numbers_of, rows_of
from .waiting import in_order, queue

SHOWN = 50


def whole_queue(request: HttpRequest, queue_name: str) -> HttpResponse:
    """A page of the queue; its numbers and its rows are a query each."""
    kind = KIND.get(queue_name)
    if kind is None:
        raise Http404
    numbers, has_more = numbers_of(kind, desk_of(request))
    page = Paginator(numbers, SHOWN).get_page(request.GET.get("p", "1"))
    found = in_order(kind, list(rows_of(list(page.object_list)).values()))
    context = {
        **site.each_context(request),
        "queue": queue(kind, found, Lines(), count=len(numbers), has_more=has_more),
        "page": page,
        "most": MOST_AT_ONCE,
        "zone": timezone.get_current_timezone_name(),
    }
    return TemplateResponse(request, "admin/desk/queue.html", context)
