"""What the database keeps of talk about texts: it stays as it was said, and a "must" holds."""

from .comment import FIXED

# As in guards.py: name → (table, event, condition, message).
Guards = dict[str, tuple[str, str, str, str]]

UNSETTLED = """
    EXISTS (
        SELECT 1 FROM articles_comment
        WHERE articles_comment.translation_id = {version}
        AND articles_comment.must AND articles_comment.state = 'open'
    )
"""
VERSION_OF_TEXT = "(SELECT translation_id FROM articles_revision WHERE id = NEW.revision_id)"
NEEDS_COMMENTS = {"guard_publication_settled", "guard_approval_settled"}
TABLE = "articles_comment"


def guards(differs: str) -> Guards:
    """`differs` is how the database compares with nothing as well."""
    changed = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in FIXED)
    return {
        "guard_comment_fixed": ("comment", "UPDATE", changed, "what was said stays as it was"),
        "guard_publication_settled": (
            "publication",
            "INSERT",
            UNSETTLED.format(version="NEW.translation_id"),
            "a comment has to be settled before this publication",
        ),
        "guard_approval_settled": (
            "approval",
            "INSERT",
            UNSETTLED.format(version=VERSION_OF_TEXT),
            "a comment has to be settled before this approval",
        ),
    }
