"""Drawn photographs of open country."""

from .scenery import Canvas, Point, ridge


def hills(canvas: Canvas) -> None:
    """Hills behind hills at dusk, over a plain."""
    canvas.sky(((0, "#2b3a67"), (0.3, "#7a6c9d"), (0.48, "#e8a87c"), (0.6, "#fbd9a0")))
    canvas.clouds("#f7c9a3", strength=0.9, bottom=0.45)
    canvas.light((0.68, 0.52), 0.55, "#ffd9a0", strength=0.9)
    canvas.disc((0.68, 0.5), 0.035, "#fff3d6")
    shades = (
        ("#b9879b", "#d8a69a"),
        ("#8a6b8f", "#b58798"),
        ("#5f5380", "#8d6c8d"),
        ("#3f3d66", "#62527c"),
        ("#232644", "#353455"),
    )
    for depth, (crest, foot) in enumerate(shades):
        level = 0.52 + depth * 0.085
        outline = ridge(canvas.random, level=level, rise=0.07 + 0.01 * depth, rough=0.48)
        canvas.shaded(outline, ((0, crest), (0.35, foot), (1, foot)))
        canvas.haze(level, level + 0.16, "#f2c5a4", strength=0.34 - depth * 0.06)


def mountains(canvas: Canvas) -> None:
    """Snow on high mountains, forest below."""
    canvas.sky(((0, "#3f6fa8"), (0.35, "#8db4d6"), (0.6, "#e6eef2")))
    canvas.clouds("#ffffff", strength=1.1, bottom=0.5)
    far = ridge(canvas.random, level=0.4, rise=0.1, rough=0.62, peaks=5)
    canvas.shaded(far, ((0, "#dbe6f0"), (0.4, "#b7c8d9"), (1, "#b7c8d9")))
    canvas.relief(far, 40, 12, strength=0.55)
    canvas.haze(0.3, 0.6, "#dfe9ee", strength=0.6)
    peaks = ridge(canvas.random, level=0.44, rise=0.2, rough=0.68, peaks=3)
    canvas.shaded(peaks, ((0, "#f2f6fa"), (0.3, "#c9d5e2"), (0.5, "#7c8fa6"), (1, "#66798f")))
    canvas.relief(peaks, 26, 8, strength=0.9)
    canvas.haze(0.5, 0.76, "#dfe9ee", strength=0.6)
    nearer = ridge(canvas.random, level=0.66, rise=0.06, rough=0.56)
    canvas.shaded(nearer, ((0, "#5f7a86"), (0.4, "#4c6574"), (1, "#3d5564")))
    for level, colour in ((0.74, "#2f4a45"), (0.82, "#213934"), (0.92, "#152824")):
        canvas.shape(_forest(canvas, level), colour)
        canvas.haze(level, level + 0.1, "#cfdcdc", strength=0.16)


def _forest(canvas: Canvas, level: float) -> list[Point]:
    """The jagged outline of firs along a slope."""
    random, points, x = canvas.random, [(0.0, 1.01)], -0.01
    lean = random.uniform(-0.05, 0.05)
    while x < 1.01:
        height = random.uniform(0.02, 0.055)
        base = level + lean * (x - 0.5)
        points += [(x, base), (x + 0.006, base - height), (x + 0.012, base)]
        x += random.uniform(0.007, 0.014)
    return [*points, (1.02, 1.01)]


def river(canvas: Canvas) -> None:
    """A river that winds through a green plain in the morning."""
    canvas.sky(((0, "#7fb0d0"), (0.3, "#cfe3e6"), (0.45, "#fdf0d5")))
    canvas.clouds("#ffffff", strength=0.8, bottom=0.4)
    far = ridge(canvas.random, level=0.41, rise=0.05)
    canvas.shaded(far, ((0, "#9fb7bf"), (0.15, "#b9c9c0"), (1, "#b9c9c0")))
    plain = ridge(canvas.random, level=0.47, rise=0.012)
    canvas.shaded(plain, ((0, "#b8c28f"), (0.3, "#8fa564"), (1, "#4e6b35")))
    canvas.texture(plain, 30, 60, strength=0.7)
    left, right = _banks()
    canvas.shaded([*left, *reversed(right)], ((0, "#f6ead0"), (0.35, "#b9d3dc"), (1, "#4f7f9b")))
    canvas.haze(0.4, 0.58, "#fdf3dc", strength=0.55)
    canvas.light((0.3, 0.4), 0.5, "#fff0c8", strength=0.6)
    for _ in range(46):
        _bush(canvas, left, right)


def _banks() -> tuple[list[Point], list[Point]]:
    """Both edges of the water, from the horizon to the viewer."""
    left, right = [], []
    for step in range(101):
        near = (step / 100) ** 2.2
        middle = 0.42 + 0.2 * (1 - near) * _wave(step / 100) + 0.12 * near
        half = 0.004 + 0.22 * near
        left.append((middle - half, 0.49 + 0.53 * near))
        right.append((middle + half, 0.49 + 0.53 * near))
    return left, right


def _wave(share: float) -> float:
    """Two bends: there and back."""
    return 25.6 * share * (0.5 - share) * (1 - share)


def _bush(canvas: Canvas, left: list[Point], right: list[Point]) -> None:
    random = canvas.random
    at = int(100 * random.uniform(0.25, 0.8))
    side = random.choice((-1, 1))
    x, y = (left if side < 0 else right)[at]
    size = 0.012 + 0.09 * ((y - 0.49) / 0.53)
    x += side * size * random.uniform(0.3, 4)
    for _ in range(14):
        shade = random.choice(("#3c5a2e", "#4b6b36", "#2f4a28", "#5d7d3f"))
        spot = (x + random.uniform(-0.5, 0.5) * size, y - random.uniform(0, 0.9) * size)
        canvas.disc(spot, size * random.uniform(0.2, 0.42), shade)


def wheat(canvas: Canvas) -> None:
    """A field of ripe wheat under a high sky."""
    canvas.sky(((0, "#4a86b8"), (0.35, "#a9cbdc"), (0.55, "#f4e6c3")))
    canvas.clouds("#ffffff", strength=1.2, bottom=0.5)
    far = ridge(canvas.random, level=0.53, rise=0.035)
    canvas.shaded(far, ((0, "#8d9c86"), (1, "#a3a57e")))
    field = ridge(canvas.random, level=0.58, rise=0.01)
    canvas.shaded(field, ((0, "#e8cd7d"), (0.3, "#d9b04f"), (1, "#8a6220")))
    canvas.haze(0.5, 0.68, "#fbedc4", strength=0.6)
    for row in range(70):
        _row_of_wheat(canvas, row / 69)
        if row == 24:
            canvas.soften(0.56, 0.72, 0.0016)
    canvas.light((0.8, 0.35), 0.7, "#ffe9b0", strength=0.5)


def _row_of_wheat(canvas: Canvas, near: float) -> None:
    """Stalks in one depth of the field; they grow taller and darker towards the viewer."""
    random, level = canvas.random, 0.6 + 0.45 * near**1.4
    tall, shades = 0.015 + 0.13 * near**1.6, ("#f1d98c", "#dfb856", "#c4953a", "#a67727", "#f7e6ab")
    for shade in shades:
        stalks = []
        for _ in range(90):
            x, top = random.uniform(-0.02, 1.02), level - tall * random.uniform(0.6, 1.1)
            stalks.append(((x, level + 0.05), (x + tall * random.uniform(-0.12, 0.3), top)))
        canvas.strokes(stalks, shade, 0.0006 + 0.0024 * near)


def olives(canvas: Canvas) -> None:
    """Rows of olive trees on red earth."""
    canvas.sky(((0, "#5b93bd"), (0.4, "#c4dbe0"), (0.5, "#f5e9d2")))
    canvas.clouds("#ffffff", strength=0.7, bottom=0.4)
    far = ridge(canvas.random, level=0.42, rise=0.05)
    canvas.shaded(far, ((0, "#93a3ab"), (1, "#a9b0a4")))
    ground = ridge(canvas.random, level=0.5, rise=0.015)
    canvas.shaded(ground, ((0, "#c9a27c"), (0.4, "#b4774d"), (1, "#7d4a2d")))
    canvas.texture(ground, 40, 90, strength=0.8)
    canvas.haze(0.4, 0.6, "#f5e6cf", strength=0.5)
    for depth in range(9):
        near = (depth / 8) ** 1.7
        for place in range(-5, 6):
            x = 0.5 + (place + 0.5) * (0.075 + 0.42 * near) + canvas.random.uniform(-0.01, 0.01)
            _olive(canvas, (x, 0.53 + 0.4 * near), 0.03 + 0.22 * near)


def _olive(canvas: Canvas, foot: Point, tall: float) -> None:
    random, (x, y) = canvas.random, foot
    shadow = [(x + tall * (0.45 * a + 0.1), y + tall * 0.09 * b) for a, b in _RING]
    canvas.shape(shadow, "#4a2c1c80")
    thick = tall * 0.05
    canvas.shape(
        [(x - thick, y), (x + thick, y), (x + thick * 0.6, y - tall / 2), (x, y - tall / 2)],
        "#5a4636",
    )
    for layer, shades in enumerate((("#46553c", "#3c4a35"), ("#66765a", "#58694c"), ("#93a283",))):
        for _ in range(30):
            spread = 0.36 - 0.05 * layer
            spot = (
                x + tall * random.uniform(-spread, spread) * 0.75,
                y - tall * (0.62 + 0.05 * layer + random.uniform(-0.2, 0.2)),
            )
            canvas.disc(
                spot, tall * random.uniform(0.04, 0.1 - 0.02 * layer), random.choice(shades)
            )


_RING = ((-1, 0), (-0.6, -0.8), (0, -1), (0.6, -0.8), (1, 0), (0.6, 0.8), (0, 1), (-0.6, 0.8))
