"""Stories: their list, and the address of their screen."""

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import desk_of
from articles.admin.finding import stories_called
from articles.admin.rows import Lines, name_of_story
from articles.admin.screen_admin import ScreenAdmin, story_tag
from articles.templatetags.moments import moment

from . import flagging, house_pages, killing, live, screen, together


class ArticleAdmin(ScreenAdmin):
    list_display = ("name", "section", "genre", "flags", "versions", "created")
    list_display_links = None
    list_filter = ("genre", "section")
    # Not looked into by Django: it is what makes the search field stand in the list.
    search_fields = ("pk",)
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        desk = desk_of(request)
        versions = desk.translations().select_related("latest_revision")
        stories = desk.articles().filter(part_of=None, page=None).select_related("section")
        return stories.with_versions(versions)

    def get_urls(self) -> list:
        routes = {
            "embargo/": (screen.shorten_embargo, "story_shorten_embargo"),
            "live/": (live.posts, "story_live"),
            "live/begin/": (live.begin, "story_begin_live"),
            "live/end/": (live.end, "story_end_live"),
            "together/": (together.publish, "story_publish_together"),
            "together/cancel/": (together.unschedule, "story_unschedule_together"),
            "kill/": (killing.kill, "story_kill"),
            "kill/ask/": (killing.ask_lift, "story_ask_lift"),
            "kill/lift/": (killing.lift, "story_lift_kill"),
            "flags/raise/": (flagging.raise_flag, "story_raise_flag"),
            "flags/<flag>/clear/": (flagging.clear_flag, "story_clear_flag"),
        }
        own = [
            path("pages/", self.admin_site.admin_view(house_pages.house_pages), name="house_pages"),
            path(
                "pages/<page>/<language>/",
                self.admin_site.admin_view(house_pages.begin),
                name="begin_house_page",
            ),
        ]
        return [
            *own,
            *(
                path(f"<object_id>/{end}", self.admin_site.admin_view(view), name=name)
                for end, (view, name) in routes.items()
            ),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url="", extra_context=None) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:articles_translation_add"))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url="", extra_context=None
    ) -> HttpResponse:
        return screen.change(request, object_id)

    def get_search_results(self, request: HttpRequest, queryset, search_term: str):
        """Only words that this person may read find a story."""
        return stories_called(desk_of(request), queryset, search_term), False

    @display(description=_("story"), ordering="slugline")
    def name(self, article) -> str:
        address = reverse("admin:articles_article_change", args=[article.pk])
        called = name_of_story(article, article.readable_versions)
        return format_html('<a href="{}">{}</a>', address, story_tag(called))

    @display(description=_("risk flags"), empty_value="")
    def flags(self, article) -> str:
        return Lines().flags(article.risk_flags)

    @display(description=_("created"), ordering="created_at")
    def created(self, article) -> str:
        return moment(article.created_at)

    @display(description=_("language versions"))
    def versions(self, article) -> str:
        return format_html_join(
            " · ",
            '<a href="{}"><bdi lang="{}">{}</bdi></a>',
            (
                (
                    reverse("admin:articles_translation_change", args=[version.pk]),
                    version.language,
                    version.in_language.name,
                )
                for version in article.readable_versions
            ),
        )
