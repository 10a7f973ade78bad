"""What has screens of its own in place of Django's forms, and how its lists write a headline."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html

from .desk import desk_of
from .desk_admin import DeskAdmin, DeskChangeList
from .rows import Headline

# So many rows are counted and can be paged through: to count all is to read all.
MOST = 5000


def headline_tag(headline: Headline) -> str:
    """A headline in its own language and direction; what people wrote is always escaped."""
    if headline.language is None:
        return format_html("<i>{}</i>", headline.text)
    return format_html(
        '<bdi lang="{}" dir="{}">{}</bdi>',
        headline.language.code,
        headline.language.direction,
        headline.text,
    )


def story_tag(called: Headline) -> str:
    """What a story is called: a headline in its language, or a working name in any."""
    if called.language is None:
        return format_html("<bdi>{}</bdi>", called.text)
    return headline_tag(called)


class FirstPages(Paginator):
    """Pages of the first `MOST` rows."""

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by()[:MOST].count()


class LongList(DeskChangeList):
    """A list without an end for whoever looks at it; `has_more` where it goes on."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.has_more = self.result_count >= MOST


class ScreenAdmin(DeskAdmin):
    """For what has a screen of its own in place of Django's form; a newsroom has most of it."""

    paginator = FirstPages

    def get_changelist(self, request: HttpRequest, **options: object) -> type:
        return LongList

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return bool(desk_of(request).memberships)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def delete_view(self, request: HttpRequest, object_id: str, extra_context=None):
        raise Http404

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None):
        raise Http404
