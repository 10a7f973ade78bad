"""The database's own part in sealing: whatever comes into the journal waits for its seal.

By a trigger, so that no writer has a query more, and none can leave it out.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

# As in guards.py: name → (table, event, condition, message).
GUARDS = {
    "guard_waitingentry_sealed": (
        "waitingentry",
        "DELETE",
        "NOT EXISTS (SELECT 1 FROM articles_seal WHERE entry_id = OLD.entry_id)",
        "an entry waits until it is sealed",
    ),
    "guard_seal_next": (
        "seal",
        "INSERT",
        "NEW.number <> 1 + COALESCE("
        "(SELECT MAX(number) FROM articles_seal WHERE number <> NEW.number), 0)",
        "a seal follows the last one",
    ),
}
NAME = "journal_entry_waits"
JOURNAL = "articles_journalentry"
TABLES = {JOURNAL, "articles_waitingentry", "articles_seal"}

SQLITE = (
    "DROP TRIGGER IF EXISTS journal_entry_waits",
    """CREATE TRIGGER journal_entry_waits AFTER INSERT ON articles_journalentry BEGIN
        INSERT INTO articles_waitingentry (entry_id, came_at)
        VALUES (NEW.id, strftime('%Y-%m-%d %H:%M:%f', 'now')); END""",
)
# Once a statement: an archive comes in by thousands.
POSTGRESQL = (
    "DROP TRIGGER IF EXISTS journal_entry_waits ON articles_journalentry",
    """CREATE OR REPLACE FUNCTION journal_entry_waits() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO articles_waitingentry (entry_id, came_at)
        SELECT id, clock_timestamp() FROM come; RETURN NULL; END $$""",
    """CREATE TRIGGER journal_entry_waits AFTER INSERT ON articles_journalentry
        REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_waits()""",
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
NOW = {"sqlite": "strftime('%Y-%m-%d %H:%M:%f', 'now')", "postgresql": "clock_timestamp()"}
# What came before there were seals, or while a table was made anew.
LEFT_OUT = """
    INSERT INTO articles_waitingentry (entry_id, came_at)
    SELECT id, {now} FROM articles_journalentry entry
    WHERE NOT EXISTS (SELECT 1 FROM articles_seal WHERE entry_id = entry.id)
    AND NOT EXISTS (SELECT 1 FROM articles_waitingentry WHERE entry_id = entry.id)
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the trigger anew, and let wait what it has missed.

    Where a release was taken back that had no seals, nothing waits.
    """
    standing = TABLES & set(connection.introspection.table_names())
    if JOURNAL not in standing:
        return
    drop, *make = STATEMENTS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(drop)
        if standing != TABLES:
            return
        for statement in make:
            cursor.execute(statement)
        cursor.execute(LEFT_OUT.format(now=NOW[connection.vendor]))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the trigger; whatever comes in meanwhile waits once it is installed again."""
    with connection.cursor() as cursor:
        cursor.execute(STATEMENTS[connection.vendor][0])
