"""What the database means to do for queries, and whether that is to read a large table whole."""

import re
from contextlib import contextmanager

from django.db import connection

# Tables that grow with every story.
LARGE = ("article", "translation", "revision", "publication", "approval", "journalentry")
LARGE += ("byline", "revisiontag", "finishedpage", "listingrow", "searchentry")
LARGE += ("notice", "assignment")
# Indexes of few rows: of what is held, changed since it came out, left behind, wanted or flagged,
# and of assignments that nobody has begun.
SHORT = [f"USING INDEX translation_{name}" for name in ("held", "changed", "out_of_step", "wanted")]
SHORT += ["USING INDEX article_flagged", "USING INDEX assignment_open"]


@contextmanager
def noted():
    """The queries that are asked inside, as (SQL, parameters)."""
    asked = []

    def note(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def scans(asked):
    """Step by step where one of these queries reads a large table to its end, with the query."""
    read = [(sql, _plan(sql, params)) for sql, params in asked if sql.startswith("SELECT")]
    return [(step, sql) for sql, plan in read for step in [*_whole(plan), *_scanned(sql, plan)]]


def _plan(sql, params):
    is_sqlite = connection.vendor == "sqlite"
    explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
    with connection.cursor() as cursor:
        if not is_sqlite:
            # As where nothing turns: else of 50,000 rows a thousand are not worth an index.
            cursor.execute("SET LOCAL random_page_cost = 1.1")
        cursor.execute(f"{explain} {sql}", params)
        rows = cursor.fetchall()
    # On SQLite with the number of what the step is a part of.
    return "\n".join(f"{row[1]} {row[-1]}" if is_sqlite else row[-1] for row in rows)


def _whole(plan):
    """Of PostgreSQL's plan."""
    # Read only until the limit is reached.
    plan = re.sub(r"Limit .*\n\s+->  (Seq|Index Only) Scan .*", "", plan)
    return re.findall(rf"Seq Scan on articles_(?:{'|'.join(LARGE)})\b", plan)


def _scanned(sql, plan):
    """Of SQLite's plan."""
    # A limit ends it, unless all has to be sorted before; that of EXISTS is of what is inside.
    is_limited = "LIMIT" in re.sub(r"LIMIT 1\)", ")", sql)
    sorted_in = set(re.findall(r"^(\d+) USE TEMP B-TREE FOR ORDER BY", plan, re.MULTILINE))
    for part, step in re.findall(r"^(\d+) (SCAN .*)", plan, re.MULTILINE):
        is_ended = is_limited and part not in sorted_in
        if (
            _table(step.split()[1], sql) in LARGE
            and not any(few in step for few in SHORT)
            and not is_ended
        ):
            yield step


def _table(name, sql):
    """The table that a query calls so, without what all begin with."""
    named = re.search(rf'"articles_(\w+)" (?:AS )?"?{name}"?[ )]', sql)
    return named[1] if named else name.removeprefix("articles_")
