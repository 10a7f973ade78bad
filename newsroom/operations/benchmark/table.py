"""The figures of one run as a table in a terminal."""

HEAD = ("", "queries", "calls", "cpu ms", "db cpu ms", "bytes", "packed", "a second", "p50", "p99")
NONE = "–"


def rows_of(figures: dict) -> list[tuple[str, dict]]:
    """Every measured thing by its name, readers' pages first."""
    return [*figures["readers"].items(), *figures["desk"].items()]


def table(figures: dict) -> str:
    """All costs of a run, one a line, and below them the web process."""
    lines = [HEAD, *(_cells(name, cost) for name, cost in rows_of(figures))]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    text = [_line(line, widths) for line in lines]
    process = figures["process"]
    return "\n".join(
        [
            f"{figures['stories']:,} stories, {figures['publications']:,} publications,"
            f" {figures['database']}",
            *text,
            f"a web process: first answer after {process['seconds_to_first_answer']} s,"
            f" {process['own_memory_mib'] or process['memory_mib']} MiB",
        ]
    )


def _cells(name: str, cost: dict) -> tuple[str, ...]:
    packed, speed = cost["bytes"], cost["speed"] or {}
    return (
        name,
        f"{cost['queries']}",
        f"{cost['calls']:,}",
        f"{cost['cpu']:.2f}",
        NONE if cost["database_cpu"] is None else f"{cost['database_cpu']:.2f}",
        _number(packed.get("plain")),
        _number(packed.get("brotli")),
        _number(speed.get("per_second")),
        _number(speed.get("p50")),
        _number(speed.get("p99")),
    )


def _number(value: float | None) -> str:
    if value is None:
        return NONE
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    first, *rest = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join([cells[0].ljust(len(first)), *rest])
