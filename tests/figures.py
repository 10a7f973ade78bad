"""What of the photos among a text's words has no row."""

from articles.models import Revision
from articles.text.figures import photos_in


def unlisted() -> list[Revision]:
    """The texts that show other photos than their rows say."""
    return [
        revision
        for revision in Revision.objects.prefetch_related("figure_links")
        if sorted(photos_in(revision.body))
        != sorted(link.photo_id for link in revision.figure_links.all())
    ]
