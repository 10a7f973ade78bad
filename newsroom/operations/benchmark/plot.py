"""Cost against size as an SVG: a panel per page, a line per database."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from .table import rows_of

PAPER, RAISED, INK, QUIET, LINE = "#fcf9f4", "#f4eee3", "#211b15", "#6a5e51", "#dfd5c5"
# Told apart by their dashes and marks as well.
LOOKS = {"PostgreSQL": ("#9a2a1c", ""), "SQLite": ("#2f5d62", "5 3")}
ACROSS, WIDTH, HEIGHT = 3, 300, 170
LEFT, RIGHT, TOP, BOTTOM = 16, 52, 40, 26
HEAD, MARGIN = 64, 16

Value = Callable[[dict], float]


@dataclass(frozen=True)
class Series:
    """What one page costs in one kind of database: (stories, value), smallest first."""

    database: str
    points: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Scale:
    """Where a number of stories and a value stand in a panel."""

    least: int
    most: int
    highest: float

    def x(self, stories: int) -> float:
        room = WIDTH - LEFT - RIGHT
        if self.most == self.least:
            return LEFT + room / 2
        share = math.log(stories / self.least) / math.log(self.most / self.least)
        return LEFT + room * share

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / (self.highest or 1)


def time_of(cost: dict) -> float:
    """Milliseconds of processor for one request, those of the database among them."""
    return cost["cpu"] + (cost["database_cpu"] or 0)


def calls_of(cost: dict) -> float:
    return cost["calls"]


def plot(runs: Sequence[dict], value: Value, title: str) -> str:
    """The whole picture, of runs as `running.measure` gives them."""
    sizes = sorted({run["stories"] for run in runs})
    names = list(dict.fromkeys(name for run in runs for name, _cost in rows_of(run)))
    panels = [_panel(name, _series(runs, name, value), sizes) for name in names]
    width = MARGIN * 2 + ACROSS * WIDTH
    height = HEAD + math.ceil(len(panels) / ACROSS) * HEIGHT + MARGIN
    placed = [
        f'<g transform="translate({MARGIN + number % ACROSS * WIDTH}'
        f' {HEAD + number // ACROSS * HEIGHT})">{panel}</g>'
        for number, panel in enumerate(panels)
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
            ' font-family="system-ui, sans-serif" font-size="12">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
            _text(MARGIN, 26, title, INK, weight=600, size=16),
            *_legend({series.database for name in names for series in _series(runs, name, value)}),
            *placed,
            "</svg>\n",
        ]
    )


def _series(runs: Sequence[dict], name: str, value: Value) -> list[Series]:
    found: dict[str, dict[int, float]] = {}
    for run in runs:
        for measured, cost in rows_of(run):
            if measured == name:
                points = found.setdefault(run["database"].split()[0], {})
                points[run["stories"]] = value(cost)
    return [Series(database, tuple(sorted(points.items()))) for database, points in found.items()]


def _panel(name: str, drawn: Sequence[Series], sizes: Sequence[int]) -> str:
    highest = max(value for series in drawn for _size, value in series.points)
    scale = Scale(sizes[0], sizes[-1], highest)
    floor = scale.y(0)
    ticks = [_tick(scale.x(size), floor, _short(size)) for size in sizes]
    return "".join(
        [
            f'<rect x="4" y="4" width="{WIDTH - 8}" height="{HEIGHT - 8}" rx="4" fill="{RAISED}"/>',
            _text(LEFT, 22, name, INK, weight=600),
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{floor}" y2="{floor}" stroke="{QUIET}"/>',
            *ticks,
            *(_line(series, scale) for series in drawn),
            *_ends(drawn, scale),
        ]
    )


def _tick(x: float, floor: float, words: str) -> str:
    line = f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{floor}" stroke="{LINE}"/>'
    return line + _text(x, floor + 15, words, QUIET, anchor="middle")


def _line(series: Series, scale: Scale) -> str:
    colour, dashes = LOOKS.get(series.database, (INK, "2 2"))
    places = [(scale.x(size), scale.y(value)) for size, value in series.points]
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    marks = "".join(_mark(series.database, x, y, colour) for x, y in places)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2"{dashed}/>{marks}'
    )


def _mark(database: str, x: float, y: float, colour: str) -> str:
    if database == "SQLite":
        return f'<rect x="{x - 3:.1f}" y="{y - 3:.1f}" width="6" height="6" fill="{colour}"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'


def _ends(drawn: Sequence[Series], scale: Scale) -> Iterable[str]:
    """The last value of each line beside it, none over another."""
    lowest = math.inf
    for series in sorted(drawn, key=lambda each: each.points[-1][1]):
        size, value = series.points[-1]
        y = min(scale.y(value) + 4, lowest - 13)
        lowest = y
        yield _text(scale.x(size) + 7, y, _short(value), LOOKS.get(series.database, (INK,))[0])


def _legend(databases: Iterable[str]) -> Iterable[str]:
    for number, database in enumerate(sorted(databases)):
        x, (colour, dashes) = MARGIN + number * 120, LOOKS.get(database, (INK, "2 2"))
        yield (
            f'<line x1="{x}" x2="{x + 24}" y1="46" y2="46" stroke="{colour}" stroke-width="2"'
            f' stroke-dasharray="{dashes or "none"}"/>{_mark(database, x + 12, 46, colour)}'
        )
        yield _text(x + 30, 50, database, INK)


def _text(
    x: float,
    y: float,
    words: str,
    colour: str,
    *,
    anchor: str = "start",
    weight: int = 400,
    size: int = 12,
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}"'
        f' font-weight="{weight}" font-size="{size}">{escape(words)}</text>'
    )


def _short(value: float) -> str:
    """1200 as 1.2k."""
    for unit, sign in ((1_000_000, "M"), (1000, "k")):
        if value >= unit:
            return f"{value / unit:.3g}{sign}"
    return f"{value:.3g}"
