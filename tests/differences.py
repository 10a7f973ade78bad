"""The readers' rows of all publications compared with what would be made now."""

from articles.models import Publication
from articles.workflow.comparing import among


def differences():
    return among(list(Publication.objects.order_by("pk").values_list("pk", flat=True)))
