"""The routes of readers; `articles.addresses` writes the paths that they accept.

A route that is added here joins `surfaces.py` too, or a test fails.
"""

from django.urls import path, register_converter

from articles.pages.dress import LITE

from .converters import (
    Block,
    CardName,
    FeedForm,
    FileName,
    HousePage,
    IndexKey,
    LanguageCode,
    Month,
    Number,
    Words,
)
from .sparing import HAVE_LITE
from .views.corrections import corrections
from .views.feeds import author_feed, feed, section_feed, tag_feed
from .views.home import front_door, home
from .views.house_page import house_page
from .views.lists import author, section, tag
from .views.machines import index_key, manifest, robots, security
from .views.media import card, media
from .views.months import month, months
from .views.offline import offline, withdrawn, worker
from .views.read import read
from .views.report import report
from .views.search import names, search
from .views.sitemaps import news_sitemap, sitemap, sitemap_of_pages, sitemap_part
from .views.story import posts, story

register_converter(LanguageCode, "language")
register_converter(Number, "number")
register_converter(Words, "words")
register_converter(FeedForm, "form")
register_converter(Month, "month")
register_converter(Block, "block")
register_converter(IndexKey, "index_key")
register_converter(CardName, "card_name")
register_converter(FileName, "file_name")
register_converter(HousePage, "house_page")

app_name = "public"
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
    path("<language:language>/<house_page:page>/", house_page, name="house_page"),
    path("<language:language>/live/<number:number>/", posts, name="posts"),
    path("<language:language>/section/<number:number><words:words>", section, name="section"),
    path("<language:language>/tag/<number:number><words:words>", tag, name="tag"),
    path("<language:language>/author/<number:number><words:words>", author, name="author"),
    path("<language:language>/archive/", months, name="months"),
    path("<language:language>/archive/<month:month>/", month, name="month"),
    path("<language:language>/corrections/", corrections, name="corrections"),
    path("<language:language>/report/<number:number>/", report, name="report"),
    path("<language:language>/read/<number:number>/", read, name="read"),
    path("<language:language>/search/", search, name="search"),
    path("<language:language>/search/names/", names, name="names"),
    path("<language:language>/manifest.webmanifest", manifest, name="manifest"),
    path("sw.js", worker, name="worker"),
    path("withdrawn.json", withdrawn, name="withdrawn"),
    path("<language:language>/offline/", offline, name="offline"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
    path("<index_key:key>.txt", index_key, name="index_key"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap/pages.xml", sitemap_of_pages, name="sitemap_of_pages"),
    path("sitemap/news.xml", news_sitemap, name="news_sitemap"),
    path("sitemap/<month:month>/<block:block>.xml", sitemap_part, name="sitemap_part"),
    path("media/cards/<card_name:name>", card, name="card"),
    path("media/<file_name:name>", media, name="media"),
]
# Once more as lite pages; the front door leads to the lite home from there.
urlpatterns += [
    path(f"lite/{page.pattern}", page.callback, {"dress": LITE}, name=f"lite_{page.name}")
    for page in urlpatterns
    if page.name in {"front_door", *HAVE_LITE}
]
