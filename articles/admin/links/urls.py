"""The addresses of preview links."""

from django.urls import path

from .pictures import picture
from .text import text

app_name = "links"
urlpatterns = [
    path("picture/<str:address>/", picture, name="picture"),
    path("<str:address>/", text, name="text"),
]
