"""Several runs as Markdown: beside their goals and Wagtail, and size by size."""

from collections.abc import Iterable, Sequence

from .peer import GOAL, WAGTAIL, Known
from .plot import time_of
from .table import rows_of

COMPARED_AT = 10_000


def report(runs: Sequence[dict]) -> str:
    """The whole document, of runs as `running.measure` gives them."""
    ordered = sorted(runs, key=lambda run: (run["database"], run["stories"]))
    parts = ["# Figures", *_compared(ordered)]
    for database in dict.fromkeys(run["database"] for run in ordered):
        parts += _by_size(database, [run for run in ordered if run["database"] == database])
    return "\n\n".join([*parts, "## What they were taken on", _machines(ordered)]) + "\n"


def _compared(runs: Sequence[dict]) -> Iterable[str]:
    """The run that Wagtail's figures are of the size and database of, where there is one."""
    for run in runs:
        if run["stories"] == COMPARED_AT and run["database"].startswith("PostgreSQL"):
            yield "## Beside the goals and Wagtail 7.4"
            yield (
                "Queries / Python calls of one warm request without a cache;"
                f" {COMPARED_AT:,} stories, PostgreSQL. What nobody has counted is left empty."
            )
            rows = [
                (name, _counts(cost), _known(GOAL.get(name)), _known(WAGTAIL.get(name)))
                for name, cost in rows_of(run)
            ]
            yield _table(("", "newsroom", "goal, at most", "Wagtail"), rows)


def _by_size(database: str, runs: Sequence[dict]) -> Iterable[str]:
    yield f"## {database}, by the number of stories"
    yield "Queries / calls / milliseconds of processor, in brackets those of the database's own."
    names = list(dict.fromkeys(name for run in runs for name, _cost in rows_of(run)))
    rows = [(name, *(_cost(dict(rows_of(run)).get(name)) for run in runs)) for name in names]
    yield _table(("", *(f"{run['stories']:,}" for run in runs)), rows)
    yield "Bytes plain / gzip / Brotli; requests a second, × the bare view's; p50 / p99 in ms."
    rows = [(name, *(_sent(dict(rows_of(run)).get(name)) for run in runs)) for name in names]
    yield _table(("", *(f"{run['stories']:,}" for run in runs)), rows)


def _machines(runs: Sequence[dict]) -> str:
    rows = []
    for run in runs:
        machine, process = run["machine"], run["process"]
        rows.append(
            (
                f"{run['database']}, {run['stories']:,}",
                f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gib']} GiB",
                f"Python {machine['python']}, Django {machine['django']}",
                f"{machine['load']}",
                f"{process['seconds_to_first_answer']} s"
                f" ({process['cpu_seconds_to_first_answer']} s of processor)",
                f"{process['own_memory_mib'] or process['memory_mib']} MiB",
                run["taken"],
            )
        )
    head = ("run", "machine", "versions", "load", "web process: first answer", "memory", "taken")
    return _table(head, rows)


def _counts(cost: dict) -> str:
    return f"{cost['queries']} / {cost['calls']:,}"


def _known(known: Known | None) -> str:
    if known is None:
        return ""
    calls = "–" if known.calls is None else f"{known.calls:,}"
    return f"{known.queries} / {calls}"


def _cost(cost: dict | None) -> str:
    if cost is None:
        return ""
    own = cost["database_cpu"]
    return f"{_counts(cost)} / {time_of(cost):.1f}" + ("" if own is None else f" ({own:.1f})")


def _sent(cost: dict | None) -> str:
    if cost is None or cost["speed"] is None:
        return ""
    packed, speed = cost["bytes"], cost["speed"]
    weights = " / ".join(
        f"{packed[name]:,}" for name in ("plain", "gzip", "brotli") if name in packed
    )
    return (
        f"{weights}; {speed['per_second']:,.0f}, × {speed['of_bare']:.2f};"
        f" {speed['p50']:.1f} / {speed['p99']:.1f}"
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
