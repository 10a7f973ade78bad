from django.contrib import admin
from django.urls import include, path

from articles.admin.links import UNDER

urlpatterns = [
    path(UNDER, include("articles.admin.links.urls")),
    path("admin/", include("newsroom.accounts.urls")),
    path("admin/", admin.site.urls),
    path("", include("articles.public.urls")),
]
handler403 = "articles.admin.site.refused"
handler404 = "articles.public.views.errors.not_found"
handler500 = "newsroom.requests.unstored.failed"
