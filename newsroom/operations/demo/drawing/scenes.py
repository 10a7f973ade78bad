"""Drawn photographs of places where people live."""

from math import cos, pi, sin

from .scenery import Canvas, Point, box, ridge

AWNINGS = (
    ("#b5362f", "#f2e4cc"),
    ("#23657a", "#f2e4cc"),
    ("#d98e2b", "#f7ecd2"),
    ("#4d7a3f", "#f2e4cc"),
)
FRUIT = ("#d8402f", "#e9a22b", "#7fa63c", "#c9562c", "#f0c63f", "#7b3050")
CLOTHES = ("#3b3a45", "#5a3d3a", "#2f4552", "#6b5a48", "#7c3f3a", "#d8cdb8")


def skyline(canvas: Canvas) -> None:
    """A city at nightfall, windows lit."""
    canvas.sky(((0, "#101a3a"), (0.35, "#39457a"), (0.6, "#b7748a"), (0.75, "#f2b48a")))
    canvas.clouds("#e9a0a0", strength=0.6, top=0.1, bottom=0.65)
    canvas.light((0.35, 0.8), 0.7, "#ffb27a", strength=0.8)
    far = ridge(canvas.random, level=0.66, rise=0.05)
    canvas.shape(far, "#6a5878")
    for depth, colour in enumerate(("#5b4a6e", "#3d3557", "#231f3b")):
        _street_front(canvas, depth, colour)
        canvas.haze(0.7 + 0.06 * depth, 0.95, "#d98f86", strength=0.22 - 0.06 * depth)


def _street_front(canvas: Canvas, depth: int, colour: str) -> None:
    random, x = canvas.random, -0.02
    while x < 1.02:
        wide = random.uniform(0.03, 0.06) * (1 + depth * 0.35)
        top = random.uniform(0.5, 0.72) + 0.075 * depth
        canvas.shape(box(x, top, x + wide, 1.01), colour)
        if random.random() < 0.3:
            canvas.strokes([((x + wide / 2, top), (x + wide / 2, top - 0.03))], colour, 0.002)
        _lit_windows(canvas, box(x, top, x + wide, 1.0), depth)
        x += wide + random.uniform(0, 0.008)


def _lit_windows(canvas: Canvas, house: list[Point], depth: int) -> None:
    (left, top), (right, bottom) = house[0], house[2]
    pane, gap = 0.0035 * (1 + depth * 0.5), 0.011 * (1 + depth * 0.5)
    y = top + gap
    while y < bottom:
        x = left + gap * 0.6
        while x + pane < right - gap * 0.4:
            if canvas.random.random() < 0.28:
                shade = canvas.random.choice(("#ffdf9b", "#ffc76b", "#f7e7c4", "#e8a14f"))
                canvas.strokes([((x, y), (x + pane, y))], shade, pane * 1.9)
            x += gap
        y += gap * 1.7


def village(canvas: Canvas) -> None:
    """Flat-roofed houses on a slope at sunset."""
    canvas.sky(((0, "#47608f"), (0.3, "#c08f9a"), (0.5, "#f6c48d")))
    canvas.clouds("#ffd9b8", strength=0.9, bottom=0.42)
    canvas.light((0.2, 0.42), 0.5, "#ffdca8", strength=0.9)
    far = ridge(canvas.random, level=0.4, rise=0.08)
    canvas.shaded(far, ((0, "#8f7389"), (0.5, "#b38d8c"), (1, "#b38d8c")))
    slope = ridge(canvas.random, level=0.5, rise=0.04)
    canvas.shaded(slope, ((0, "#b48a68"), (1, "#5e4330")))
    canvas.texture(slope, 40, 60, strength=0.7)
    canvas.haze(0.38, 0.56, "#f9d3a8", strength=0.5)
    for depth in range(8):
        near = depth / 7
        for _ in range(13 - depth):
            x, y = canvas.random.uniform(-0.05, 1.02), 0.56 + 0.42 * near**1.2
            _house(canvas, (x, y + canvas.random.uniform(-0.02, 0.02)), 0.035 + 0.085 * near)


def _house(canvas: Canvas, foot: Point, size: float) -> None:
    """A mud house lit from the left, its roof, its door and a window or two."""
    random, (x, y) = canvas.random, foot
    wide, tall = size * random.uniform(0.9, 1.6), size * random.uniform(0.8, 1.25)
    light, dark = random.choice(
        (("#d9ae7f", "#8a6547"), ("#c99c73", "#7b583f"), ("#e3c199", "#94714f"))
    )
    side = wide * 0.38
    canvas.shaded(box(x, y - tall, x + wide, y), ((0, light), (1, dark)))
    canvas.shape(
        [
            (x + wide, y - tall),
            (x + wide + side, y - tall * 0.92),
            (x + wide + side, y - tall * 0.1),
            (x + wide, y),
        ],
        "#5d432f",
    )
    canvas.shape(
        [
            (x, y - tall),
            (x + side, y - tall * 1.1),
            (x + wide + side, y - tall * 0.97),
            (x + wide, y - tall),
        ],
        "#efd2a8",
    )
    canvas.shape(box(x + wide * 0.58, y - tall * 0.5, x + wide * 0.76, y), "#3a2a22")
    pane = "#ffcf7a" if random.random() < 0.4 else "#41506b"
    canvas.shape(box(x + wide * 0.16, y - tall * 0.72, x + wide * 0.34, y - tall * 0.45), pane)


def bridge(canvas: Canvas) -> None:
    """A stone bridge of many arches and its image in the water."""
    canvas.sky(((0, "#6d9cc0"), (0.35, "#d3e2e2"), (0.55, "#fbe6c4")))
    canvas.clouds("#ffffff", strength=0.9, bottom=0.45)
    far = ridge(canvas.random, level=0.48, rise=0.07)
    canvas.shaded(far, ((0, "#8fa3ad"), (0.6, "#b0b9ad"), (1, "#b0b9ad")))
    bank = ridge(canvas.random, level=0.6, rise=0.015)
    canvas.shaded(bank, ((0, "#8c9a68"), (1, "#59683f")))
    canvas.texture(bank, 40, 60, strength=0.7)
    canvas.shaded(box(0, 0.68, 1, 1.01), ((0, "#c7d5cf"), (0.4, "#8fb0b8"), (1, "#43697c")))
    _arches(canvas, deck=0.5, water=0.7)
    canvas.reflection(0.7, depth=0.28, strength=0.75)
    canvas.light((0.85, 0.3), 0.6, "#fff0cc", strength=0.5)


def _arches(canvas: Canvas, *, deck: float, water: float) -> None:
    """The wall between two ends of a road, with five arches cut out of it."""
    road = [(x / 50, deck + 0.08 * (2 * x / 50 - 1) ** 2) for x in range(51)]
    wall = [*road, (1, water), (0, water)]
    inner = [_arch(at, water, shift=0.0) for at in range(5)]
    outer = [_arch(at, water, shift=0.016) for at in range(5)]
    before = canvas.image.copy()
    canvas.shaded(wall, ((0, "#ead3aa"), (0.6, "#c4a174"), (1, "#8e6e4c")))
    canvas.texture(wall, 140, 110, strength=0.6)
    for arch, hole in zip(inner, outer, strict=True):
        canvas.shaded(arch, ((0, "#6b553f"), (1, "#4a3a2c")))
        canvas.uncover(before, hole, inside=arch)
    canvas.strokes(list(zip(road, road[1:], strict=False)), "#f5e6c6", 0.012)
    below = [(x, y + 0.018) for x, y in road]
    canvas.strokes(list(zip(below, below[1:], strict=False)), "#8a6c4a", 0.003)


def _arch(at: int, water: float, *, shift: float) -> list[Point]:
    """Half an ellipse; the middle ones are higher. `shift` moves it to the right, for depth."""
    middle, half, rise = 0.1 + 0.2 * at + shift, 0.072, 0.125 - 0.022 * abs(at - 2)
    turns = [pi * step / 40 for step in range(41)]
    return [(middle + half * cos(turn), water - rise * sin(turn)) for turn in turns]


def market(canvas: Canvas) -> None:
    """A street market: awnings, stalls with fruit, people in the distance."""
    canvas.sky(((0, "#cfdde0"), (0.3, "#f3e6cd"), (1, "#c9a983")))
    for depth in range(6):
        _house_fronts(canvas, depth / 5)
    street = [(0.44, 0.56), (0.56, 0.56), (1.1, 1.01), (-0.1, 1.01)]
    canvas.shaded(street, ((0, "#e4cfa8"), (1, "#8b6b4c")))
    canvas.texture(street, 60, 90, strength=0.6)
    canvas.light((0.5, 0.42), 0.55, "#fff2cf", strength=0.95)
    for depth in range(5):
        near = ((depth + 1) / 5) ** 1.5
        if depth < 3:
            _walkers(canvas, near)
        for side in (-1, 1):
            _stall(canvas, side, near)


def _house_fronts(canvas: Canvas, near: float) -> None:
    for side in (-1, 1):
        inner, outer = 0.5 + side * (0.08 + 0.22 * near), 0.5 + side * (0.2 + 0.4 * near)
        top = 0.36 - 0.4 * near + canvas.random.uniform(-0.03, 0.03)
        shade = canvas.random.choice(("#c7a07a", "#b98f6c", "#d2b08a", "#a98263"))
        eaves, foot = top + 0.06 * (1 - near), 0.58 + 0.3 * near
        canvas.shaded(
            [(inner, eaves), (outer, top - 0.1), (outer, 1), (inner, foot)],
            ((0, shade), (0.7, "#8a6548"), (1, "#5f4532")),
        )
        for storey in range(2):
            y = eaves + (0.08 + 0.12 * storey) * (0.35 + near)
            for share in (0.25, 0.5, 0.75):
                x, wide = inner + (outer - inner) * share, 0.007 + 0.012 * near
                canvas.shape(box(x - wide, y, x + wide, y + wide * 3.4), "#4b3a30c0")
        canvas.haze(0.2, 0.7, "#f6e6c8", strength=0.2 * (1 - near))


def _stall(canvas: Canvas, side: int, near: float) -> None:
    """One stall: a striped awning over a table of fruit; `near` is 0 far away and 1 in front."""
    x, floor, size = 0.5 + side * (0.1 + 0.3 * near), 0.58 + 0.36 * near, 0.06 + 0.26 * near
    left, right = sorted((x, x + side * size))
    table = floor - size * 0.28
    canvas.shaded(box(left, table, right, floor), ((0, "#6d4a31"), (1, "#3b281c")))
    _fruit(canvas, left, right, table)
    for pole in (left, right):
        thick = 0.003 + 0.004 * near
        canvas.strokes([((pole, floor), (pole, table - size * 0.75))], "#4a3425", thick)
    _awning(canvas, box(left, table - size, right, table - size * 0.62))


def _fruit(canvas: Canvas, left: float, right: float, table: float) -> None:
    step, shade = (right - left) * 0.05, FRUIT[0]
    for row in range(3):
        for spot in range(20 - row):
            if spot % 6 == 0:
                shade = canvas.random.choice(FRUIT)
            place = (left + (spot + 0.5 + row / 2) * step, table - row * step * 0.7)
            canvas.disc(place, step * 0.75, shade)


def _awning(canvas: Canvas, frame: list[Point]) -> None:
    (left, top), (right, bottom) = frame[0], frame[2]
    colours, lean, stripes = canvas.random.choice(AWNINGS), 0.12 * (right - left), 8
    wide, narrow = (right - left + 2 * lean) / stripes, (right - left) / stripes
    for at in range(stripes):
        low, high, shade = left - lean + at * wide, left + at * narrow, colours[at % 2]
        cloth = [(high, top), (high + narrow, top), (low + wide, bottom), (low, bottom)]
        fringe = [(low, bottom), (low + wide, bottom), (low + wide / 2, bottom + wide * 0.7)]
        canvas.shape(cloth, shade)
        canvas.shape(fringe, shade)


def _walkers(canvas: Canvas, near: float) -> None:
    """People seen from far, as shapes without faces."""
    random = canvas.random
    for _ in range(4):
        x, floor = (
            0.5 + random.uniform(-0.16, 0.16) * (0.3 + near),
            0.6 + 0.24 * near + random.uniform(0, 0.05),
        )
        tall = (0.05 + 0.2 * near) * random.uniform(0.85, 1.05)
        outline = (
            (-0.5, 0.83),
            (0.5, 0.83),
            (0.8, 0.72),
            (0.85, 0.4),
            (0.6, 0),
            (-0.6, 0),
            (-0.8, 0.72),
        )
        body = [(x + tall * 0.12 * a, floor - tall * b) for a, b in outline]
        canvas.shape(body, random.choice(CLOTHES))
        canvas.disc((x, floor - tall * 0.88), tall * 0.07, "#4b362b")
