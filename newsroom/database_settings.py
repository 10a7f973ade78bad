"""Which databases there are, how they are reached, and who is asked what."""

from pathlib import Path

from newsroom.environment import BadSetting, Environment
from newsroom.storage.database_file import ReadableWhenFull

# PostgreSQL compiles a question that it takes for a dear one, and needs longer for that than for
# the answer: in large tables those of `verify` took minutes.
NOT_COMPILED = "-c jit=off"
# Seconds for which a reader waits for a replica at most before the primary is asked instead.
PATIENCE = 2
REPLICA = "replica"
# psycopg's IsolationLevel.REPEATABLE_READ: all of a page is of one moment.
OF_ONE_MOMENT = 3
OF_A_FILE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "factory": ReadableWhenFull,
    # Mapped, pages that the system has at hand are read without a call for each; a connection's
    # own cache ends with its request.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA mmap_size=1073741824;"
        # What is deleted leaves the file as well; what is sorted needs no room on the disk.
        "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
    ),
}


def database_settings(env: Environment, *, file: Path) -> dict[str, object]:
    """DATABASES, DATABASE_POOLED and DATABASE_DIRECT.

    DATABASE_POOLED: two statements may go to two connections. DATABASE_DIRECT is the server itself
    for backups, where a pooler stands before it.
    """
    default = env.database("DATABASE_URL", default=file)
    pooled = env.flag("DATABASE_POOLED", default=False)
    if default["ENGINE"] == "django.db.backends.sqlite3":
        for name in ("DATABASE_REPLICA_URL", "DATABASE_DIRECT_URL", "DATABASE_POOL"):
            if env.text(name):
                raise BadSetting(name, "is for PostgreSQL; DATABASE_URL names none.")
        default["OPTIONS"] = dict(OF_A_FILE)
        single = {"DATABASES": {"default": default}, "DATABASE_POOLED": pooled}
        return {**single, "DATABASE_DIRECT": None}
    databases = {"default": _served(default, env, pooled=pooled)}
    if replica := _other("DATABASE_REPLICA_URL", env, file):
        databases[REPLICA] = _read(_served(replica, env, pooled=pooled))
    direct = _other("DATABASE_DIRECT_URL", env, file)
    return {"DATABASES": databases, "DATABASE_POOLED": pooled, "DATABASE_DIRECT": direct}


def _other(name: str, env: Environment, file: Path) -> dict[str, object] | None:
    """Another address of PostgreSQL; None where nothing is said."""
    if not env.text(name):
        return None
    entry = env.database(name, default=file)
    if entry["ENGINE"] == "django.db.backends.sqlite3":
        raise BadSetting(name, "is not postgres://user:password@host:5432/name.")
    # Django adds it to those of DATABASES alone.
    entry.setdefault("OPTIONS", {})
    return entry


def _served(entry: dict, env: Environment, *, pooled: bool) -> dict[str, object]:
    """Of a server, with its connections kept, or lent by a pool of this process."""
    said = entry.setdefault("OPTIONS", {})
    entry["CONN_HEALTH_CHECKS"] = True
    if size := env.number("DATABASE_POOL", default=0):
        # Who waits longer for a connection is told that the database does not answer.
        said["pool"] = {"min_size": 1, "max_size": size, "timeout": 10}
    entry["CONN_MAX_AGE"] = 0 if size else env.number("CONN_MAX_AGE", default=60)
    if pooled:
        # A pooler refuses what it does not know of, and a cursor stays with its transaction.
        entry["DISABLE_SERVER_SIDE_CURSORS"] = True
    else:
        said.setdefault("options", NOT_COMPILED)
    return entry


def _read(entry: dict) -> dict[str, object]:
    said = entry["OPTIONS"]
    said["isolation_level"] = OF_ONE_MOMENT
    said.setdefault("connect_timeout", PATIENCE)
    # A server that is gone without a word is not waited for; in milliseconds.
    said.setdefault("tcp_user_timeout", PATIENCE * 1000)
    return {**entry, "TEST": {"MIRROR": "default"}}
