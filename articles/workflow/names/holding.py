"""Tags held while they are changed, in the one order in which everybody holds them."""

from articles.models import Tag
from articles.workflow.holding import hold_tags


def hold_root(tag_id: int, *others: int) -> Tag:
    """The tag that stands for this one, held with the others until the transaction ends."""
    root = Tag.objects.only("merged_into").get(pk=tag_id)
    hold_tags(root.root_id, *others)
    held = Tag.objects.get(pk=root.root_id)
    return hold_root(held.pk, *others) if held.merged_into_id else held
