"""The routes of readers; `articles.addresses` writes the paths that they accept.

A route that is added here joins `surfaces.py` too, or a test fails.
"""

from django.urls import path, register_converter

from articles.pages.dress import LITE

from .converters import Block, CardName, FeedForm, FileName, LanguageCode, Month, Number, Words
from .views.corrections import corrections
from .views.feeds import author_feed, feed, section_feed, tag_feed
from .views.home import front_door, home
from .views.lists import author, section, tag
from .views.machines import manifest, robots, security
from .views.media import card, media
from .views.months import month, months
from .views.offline import offline, withdrawn, worker
from .views.report import report
from .views.search import names, search
from .views.sitemaps import news_sitemap, sitemap, sitemap_of_pages, sitemap_part
from .views.story import story

register_converter(LanguageCode, "language")
register_converter(Number, "number")
register_converter(Words, "words")
register_converter(FeedForm, "form")
register_converter(Month, "month")
register_converter(Block, "block")
register_converter(CardName, "card_name")
register_converter(FileName, "file_name")

app_name = "public"
in_lite_form = {"dress": LITE}
urlpatterns = [
    path("", front_door, name="front_door"),
    path("<language:language>/", home, name="home"),
    # Before the pages, whose addresses take any words behind the number.
    path("<language:language>/feed.<form:form>", feed, name="feed"),
    path(
        "<language:language>/section/<number:number>/feed.<form:form>",
        section_feed,
        name="section_feed",
    ),
    path("<language:language>/tag/<number:number>/feed.<form:form>", tag_feed, name="tag_feed"),
    path(
        "<language:language>/author/<number:number>/feed.<form:form>",
        author_feed,
        name="author_feed",
    ),
    path("<language:language>/<number:number><words:words>", story, name="story"),
    path("<language:language>/section/<number:number><words:words>", section, name="section"),
    path("<language:language>/tag/<number:number><words:words>", tag, name="tag"),
    path("<language:language>/author/<number:number><words:words>", author, name="author"),
    path("<language:language>/archive/", months, name="months"),
    path("<language:language>/archive/<month:month>/", month, name="month"),
    path("<language:language>/corrections/", corrections, name="corrections"),
    path("<language:language>/report/<number:number>/", report, name="report"),
    path("<language:language>/search/", search, name="search"),
    path("<language:language>/search/names/", names, name="names"),
    path("<language:language>/manifest.webmanifest", manifest, name="manifest"),
    path("sw.js", worker, name="worker"),
    path("withdrawn.json", withdrawn, name="withdrawn"),
    path("<language:language>/offline/", offline, name="offline"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap/pages.xml", sitemap_of_pages, name="sitemap_of_pages"),
    path("sitemap/news.xml", news_sitemap, name="news_sitemap"),
    path("sitemap/<month:month>/<block:block>.xml", sitemap_part, name="sitemap_part"),
    path("media/cards/<card_name:name>", card, name="card"),
    path("media/<file_name:name>", media, name="media"),
    path("lite/", front_door, in_lite_form, name="lite_front_door"),
    path("lite/<language:language>/", home, in_lite_form, name="lite_home"),
    path(
        "lite/<language:language>/<number:number><words:words>",
        story,
        in_lite_form,
        name="lite_story",
    ),
    path(
        "lite/<language:language>/section/<number:number><words:words>",
        section,
        in_lite_form,
        name="lite_section",
    ),
    path(
        "lite/<language:language>/tag/<number:number><words:words>",
        tag,
        in_lite_form,
        name="lite_tag",
    ),
    path(
        "lite/<language:language>/author/<number:number><words:words>",
        author,
        in_lite_form,
        name="lite_author",
    ),
    path("lite/<language:language>/archive/", months, in_lite_form, name="lite_months"),
    path("lite/<language:language>/archive/<month:month>/", month, in_lite_form, name="lite_month"),
    path(
        "lite/<language:language>/corrections/", corrections, in_lite_form, name="lite_corrections"
    ),
    path("lite/<language:language>/search/", search, in_lite_form, name="lite_search"),
]
