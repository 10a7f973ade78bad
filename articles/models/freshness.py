from django.db import models

from articles.languages import CHOICES


class Freshness(models.Model):
    """How far a language has come: what `articles.freshness` raises and pages are kept under.

    Neither counter ever takes a value that it had before, not after a restored backup either.
    """

    language = models.CharField(max_length=3, choices=CHOICES, primary_key=True, editable=False)
    # Pages made before the last change are old.
    generation = models.BigIntegerField(editable=False)
    # Pages made before something was last taken from readers are dead.
    withdrawals = models.BigIntegerField(editable=False)

    def __str__(self) -> str:
        return f"{self.language} {self.generation} {self.withdrawals}"
