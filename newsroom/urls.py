from django.contrib import admin
from django.urls import include, path

from newsroom.accounts.views import ChoosePassword

choose_password = admin.site.admin_view(ChoosePassword.as_view(), cacheable=True)

urlpatterns = [
    # In place of the admin's own: it also ends the time of a temporary password.
    path("admin/password_change/", choose_password),
    path("admin/", admin.site.urls),
    path("", include("articles.public.urls")),
]
handler403 = "articles.admin.site.refused"
handler404 = "articles.public.views.errors.not_found"
handler500 = "newsroom.requests.unstored.failed"
