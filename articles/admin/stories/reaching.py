"""A story as its screens reach it."""

from django.http import HttpRequest
from django.urls import reverse

from articles.admin.desk import desk_of
from articles.admin.reading import row_or_404
from articles.models import Article


def article_or_404(request: HttpRequest, object_id: str) -> Article:
    """The story, if this person may open a version of it; Http404 otherwise."""
    return row_or_404(desk_of(request).articles().select_related("section", "place"), object_id)


def address_of_story(article_id: int) -> str:
    """Of its screen at the desk."""
    return reverse("admin:articles_article_change", args=[article_id])
