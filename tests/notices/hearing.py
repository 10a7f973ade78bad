"""What people are told, as a test reads it."""

from articles.models import Notice
from articles.workflow import told


def heard():
    """(name, kind) of every notice, each as often as it was told."""
    rows = Notice.objects.order_by("pk").values_list("person__username", "kind")
    return sorted(rows)


def newly_heard(act):
    """What an act tells people; what came out by it as well."""
    before = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    act()
    told.tell_what_came_out.enqueue()
    rows = Notice.objects.filter(pk__gt=before).values_list("person__username", "kind")
    return sorted(rows)


def all_of(kind, *names):
    return [(name, kind) for name in names]
