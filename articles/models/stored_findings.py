from django.db import models

from . import fields


class StoredFindings(models.Model):
    """What the copy desk found in a revision when it was saved; where there is none, it is read.

    `rules` names by what it was read and `texts` what was read; of other ones it says nothing.
    `found` is packed by `proofreading`.
    """

    revision = models.OneToOneField(
        "Revision", on_delete=models.PROTECT, primary_key=True, related_name="stored_findings"
    )
    rules = fields.CharField(max_length=64)
    texts = fields.CharField(max_length=64)
    found = fields.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.pk)
