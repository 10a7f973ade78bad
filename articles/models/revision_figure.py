from django.db import models

from articles.text.figures import photos_in

from .revision import Revision


class RevisionFigure(models.Model):
    """That a photo stands among the words of a revision: made with it, never changed.

    A number that no photo has yet is kept as well, since the text will show that photo one day.
    """

    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, related_name="figure_links")
    photo = models.ForeignKey(
        "Photo", on_delete=models.PROTECT, related_name="figure_links", db_constraint=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "photo"], name="figure_once"),
        ]

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.photo_id}"


def figures_of(revision: Revision) -> list[RevisionFigure]:
    """The rows, not stored yet, that whoever makes a revision stores beside it."""
    return [
        RevisionFigure(revision=revision, photo_id=number) for number in photos_in(revision.body)
    ]
