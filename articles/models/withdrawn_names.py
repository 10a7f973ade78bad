"""The database's own part in withdrawn bylines: such a name comes back by no way."""

# Locked as by a key that points there, which PostgreSQL would do at the end alone: whoever
# withdraws the name waits for that, or is waited for.
LOCKED = {"sqlite": "", "postgresql": "FOR KEY SHARE"}
NAMES_A_WITHDRAWN_AUTHOR = """
    (SELECT withdrawn_at FROM articles_author WHERE articles_author.id = NEW.author_id {locked})
        IS NOT NULL
"""
NAMES = ("guard_byline_withdrawn_insert", "guard_byline_withdrawn_update", "guard_author_withdrawn")


def guards(vendor: str) -> dict[str, tuple[str, str, str, str]]:
    """As in guards.py: name → (table, event, condition, message)."""
    named = NAMES_A_WITHDRAWN_AUTHOR.format(locked=LOCKED[vendor])
    refused = "a withdrawn name stands in no byline"
    inserted, updated, author = NAMES
    stays = (
        "OLD.withdrawn_at IS NOT NULL AND (NEW.withdrawn_at IS NULL"
        " OR NEW.withdrawn_at <> OLD.withdrawn_at)"
    )
    return {
        inserted: ("byline", "INSERT", named, refused),
        updated: ("byline", "UPDATE", named, refused),
        author: ("author", "UPDATE", stays, "a withdrawn name stays withdrawn"),
    }
