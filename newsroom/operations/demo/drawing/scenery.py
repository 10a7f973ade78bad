"""What drawn photographs are made of: skies, ridges, haze, light and grain, on one canvas.

Places are given as shares of the canvas, 0 to 1 across and down; colours as hexadecimal strings.
The same random source makes the same picture.
"""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

Point = tuple[float, float]
Stops = Sequence[tuple[float, str]]


class Canvas:
    """A picture in the making, drawn twice as large as wanted so that its edges come out smooth."""

    def __init__(self, width: int, height: int, random: Random) -> None:
        self.random = random
        self.wanted = (width, height)
        self.size = self.width, self.height = 2 * width, 2 * height
        self.image = Image.new("RGB", self.size)

    def sky(self, stops: Stops) -> None:
        """Fills the canvas from top to bottom with colours that run into each other."""
        self.image.paste(gradient(stops).resize(self.size, Image.Resampling.BICUBIC))

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """Fills a polygon; a colour of four bytes lets what is below shine through."""
        draw = ImageDraw.Draw(self.image, "RGBA")
        draw.polygon(self._pixels(points), fill=colour)

    def shaded(
        self, points: Sequence[Point], stops: Stops, *, holes: Sequence[Sequence[Point]] = ()
    ) -> None:
        """Fills a polygon, but for its holes, with colours that run from its top to its foot."""
        mask = self._mask(points)
        for hole in holes:
            ImageDraw.Draw(mask).polygon(self._pixels(hole), fill=0)
        box = mask.getbbox()
        if box is None:
            return
        fill = gradient(stops).resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BICUBIC)
        self.image.paste(fill, box[:2], mask.crop(box))

    def strokes(self, lines: Sequence[tuple[Point, Point]], colour: str, thick: float) -> None:
        """Draws straight lines; `thick` is a share of the height."""
        draw = ImageDraw.Draw(self.image)
        for line in lines:
            draw.line(self._pixels(line), fill=colour, width=max(1, round(thick * self.height)))

    def disc(self, centre: Point, radius: float, colour: str) -> None:
        """Draws a full circle; `radius` is a share of the height."""
        (x, y), r = self._pixels([centre])[0], radius * self.height
        ImageDraw.Draw(self.image).ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def light(self, centre: Point, radius: float, colour: str, *, strength: float = 1) -> None:
        """Adds a glow that fades with distance; `radius` is a share of the height."""
        reach = max(2, round(2 * radius * self.height))
        fade = Image.radial_gradient("L").point(lambda level: 255 * max(0, 1 - level / 180) ** 2)
        fade = fade.point(lambda level: round(level * strength)).resize((reach, reach))
        lit = Image.composite(
            Image.new("RGB", (reach, reach), colour), Image.new("RGB", (reach, reach)), fade
        )
        x, y = self._pixels([centre])[0]
        corner = (round(x - reach / 2), round(y - reach / 2))
        glow = Image.new("RGB", self.size)
        glow.paste(lit, corner)
        self.image = ImageChops.screen(self.image, glow)

    def haze(self, top: float, bottom: float, colour: str, *, strength: float) -> None:
        """Lays mist over a band, thickest in its lower part and gone at its edges."""
        band = gradient(((0, "#000"), (0.7, "#fff"), (1, "#000"))).convert("L")
        rows = max(2, round((bottom - top) * self.height))
        mask = band.point(lambda level: round(level * strength)).resize((self.width, rows))
        box = (0, round(top * self.height))
        self.image.paste(Image.new("RGB", mask.size, colour), box, mask)

    def clouds(self, colour: str, *, strength: float, top: float = 0, bottom: float = 0.6) -> None:
        """Streaks the sky with soft cloud that thins out towards `bottom`."""
        cover = self.noise(9, 22).point(lambda level: max(0, level - 120) * 2)
        fade = gradient(((0, "#000"), (0.3, "#fff"), (1, "#000"))).convert("L")
        rows = round((bottom - top) * self.height)
        mask = ImageChops.multiply(
            cover.resize((self.width, rows)), fade.resize((self.width, rows))
        ).point(lambda level: min(255, round(level * strength)))
        self.image.paste(Image.new("RGB", mask.size, colour), (0, round(top * self.height)), mask)

    def noise(self, across: int, down: int) -> Image.Image:
        """Soft grey noise of the canvas's size; higher numbers make smaller patches."""
        layers = [
            Image.frombytes("L", (a, b), self.random.randbytes(a * b)).resize(
                (self.width // 4, self.height // 4), Image.Resampling.BICUBIC
            )
            for a, b in ((across, down), (across * 2, down * 2), (across * 5, down * 5))
        ]
        mixed = Image.blend(Image.blend(layers[0], layers[1], 0.35), layers[2], 0.2)
        return mixed.resize(self.size, Image.Resampling.BICUBIC)

    def uncover(
        self, before: Image.Image, points: Sequence[Point], *, inside: Sequence[Point]
    ) -> None:
        """Shows, where two polygons overlap, what the canvas held before."""
        mask = ImageChops.multiply(self._mask(points), self._mask(inside))
        self.image.paste(before, mask=mask)

    def relief(self, points: Sequence[Point], across: int, down: int, *, strength: float) -> None:
        """Gives a polygon the folds of rock, lit from the upper left."""
        folds, octave = self.noise(across, down), self.noise(across * 6, down * 6)
        folds = Image.blend(folds, octave, 0.22).filter(ImageFilter.GaussianBlur(self.height / 900))
        shift = max(1, self.height // 260)
        lower = folds.crop((shift, shift, *self.size))
        upper = folds.crop((0, 0, self.width - shift, self.height - shift))
        slopes = ImageChops.subtract(lower, upper, 0.16, 128).resize(self.size)
        lit = ImageChops.hard_light(self.image, slopes.convert("RGB"))
        mask = self._mask(points).point(lambda level: round(level * strength))
        self.image.paste(lit, mask=mask)

    def texture(self, points: Sequence[Point], across: int, down: int, *, strength: float) -> None:
        """Roughens a polygon by noise."""
        rough = ImageChops.soft_light(self.image, self.noise(across, down).convert("RGB"))
        mask = self._mask(points).point(lambda level: round(level * strength))
        self.image.paste(rough, mask=mask)

    def reflection(self, water: float, *, depth: float, strength: float) -> None:
        """Mirrors what stands above a level of still water in a strip below it."""
        top, middle = round((water - depth) * self.height), round(water * self.height)
        strip = self.image.crop((0, top, self.width, middle)).transpose(
            Image.Transpose.FLIP_TOP_BOTTOM
        )
        ripples = strip.filter(ImageFilter.BoxBlur((self.width / 500, self.height / 160)))
        fade = gradient(((0, "#fff"), (1, "#333"))).convert("L").resize(strip.size)
        mask = fade.point(lambda level: round(level * strength))
        self.image.paste(ripples, (0, middle), mask)

    def soften(self, top: float, bottom: float, radius: float) -> None:
        """Blurs the band between two heights, as distance and shallow focus do."""
        edges = (0, round(top * self.height), self.width, round(bottom * self.height))
        blurred = self.image.crop(edges).filter(ImageFilter.GaussianBlur(radius * self.height))
        self.image.paste(blurred, edges)

    def finished(self) -> Image.Image:
        """The picture in the size wanted, with darker corners and the grain of film."""
        image = self.image.resize(self.wanted, Image.Resampling.LANCZOS)
        corners = Image.radial_gradient("L").resize(self.wanted)
        shade = ImageChops.invert(corners.point(lambda level: max(0, level - 110) * 0.55))
        image = ImageChops.multiply(image, shade.convert("RGB"))
        raw = self.random.randbytes(self.wanted[0] * self.wanted[1])
        grain = Image.frombytes("L", self.wanted, raw).filter(ImageFilter.GaussianBlur(0.7))
        return Image.blend(image, ImageChops.soft_light(image, grain.convert("RGB")), 0.22)

    def _mask(self, points: Sequence[Point]) -> Image.Image:
        mask = Image.new("L", self.size)
        ImageDraw.Draw(mask).polygon(self._pixels(points), fill=255)
        return mask

    def _pixels(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.width, y * self.height) for x, y in points]


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def gradient(stops: Stops) -> Image.Image:
    """A strip one pixel wide and 256 high whose colours run from stop to stop."""
    strip = Image.new("RGB", (1, 256))
    for row in range(256):
        strip.putpixel((0, row), _colour_at(row / 255, stops))
    return strip


def ridge(
    random: Random, *, level: float, rise: float, rough: float = 0.5, peaks: int = 0
) -> list[Point]:
    """The outline of a range from edge to edge, around a height, closed below.

    `rough` is how much of each swing the next smaller one keeps.
    """
    heights = [random.uniform(-1, 1)]
    for _ in range(peaks):
        heights += [random.uniform(-1.2, -0.5), random.uniform(0.3, 1)]
    heights.append(random.uniform(-1, 1))
    swing = 1 / (1 + peaks)
    while len(heights) < 700:
        swing *= rough
        middles = [
            (one + other) / 2 + random.uniform(-swing, swing)
            for one, other in zip(heights, heights[1:], strict=False)
        ]
        heights = [height for pair in zip(heights, middles, strict=False) for height in pair] + [
            heights[-1]
        ]
    step = 1 / (len(heights) - 1)
    line = [(at * step, level + rise * height) for at, height in enumerate(heights)]
    return [(0, 1.01), *line, (1, 1.01)]


def _colour_at(share: float, stops: Stops) -> tuple[int, int, int]:
    below = max((stop for stop in stops if stop[0] <= share), default=stops[0])
    above = min((stop for stop in stops if stop[0] >= share), default=stops[-1])
    width = above[0] - below[0]
    weight = (share - below[0]) / width if width else 0
    one, other = ImageColor.getrgb(below[1]), ImageColor.getrgb(above[1])
    red, green, blue = (
        round(a + (b - a) * weight) for a, b in zip(one[:3], other[:3], strict=True)
    )
    return red, green, blue
