"""A share card as JPEG: the story's picture under its headline, or the headline alone."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from articles.languages import LANGUAGES
from articles.photos.encoding import encoded
from articles.photos.renditions import render
from articles.text.bidi import lines_apart

from .setting import Setting, fitted, font, width

SIZE = WIDTH, HEIGHT = 1200, 630
MOST_BYTES = 150_000
# A picture that is narrower would be blown up too much.
LEAST_ACROSS = 600
MARGIN, BAR = 64, 14
# As `--paper`, `--ink`, `--accent` and `--on-accent` of the stylesheet.
PAPER, INK, ACCENT, ON_ACCENT = "#fcf9f4", "#211b15", "#9a2a1c", "#ffffff"
SHADE = "#120d09"
QUALITIES = range(86, 30, -7)
SMALL = 34
ON_PICTURE, ALONE = range(68, 35, -4), range(112, 39, -4)


@dataclass(frozen=True)
class Card:
    """What is to be drawn; `kicker` may be empty, `picture` is a stored photo's bytes or None."""

    language: str
    outlet: str
    kicker: str
    headline: str
    picture: bytes | None = None
    focal: tuple[float, float] = (0.5, 0.5)


def drawn(card: Card) -> bytes:
    """The card. Raises PhotoRefused where the picture cannot be read."""
    image = _on_picture(card) if card.picture else _alone(card)
    for quality in QUALITIES:
        data = encoded(image, "jpeg", quality=quality, progressive=True, optimize=True)
        if len(data) <= MOST_BYTES:
            break
    return data


def _on_picture(card: Card) -> Image.Image:
    data = render(
        card.picture, width=WIDTH, format="jpeg", focal=card.focal, ratio=WIDTH / HEIGHT, quality=92
    )
    image = Image.open(BytesIO(data)).convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
    across = WIDTH - 2 * MARGIN
    headline = fitted(card.headline, card.language, sizes=ON_PICTURE, across=across, down=330)
    top = HEIGHT - MARGIN // 2 - headline.height
    image.paste(Image.new("RGB", SIZE, SHADE), mask=_shade(top))
    write(image, headline, top=top, colour=ON_ACCENT)
    _name_on_label(image, card)
    return image


def _shade(top: int) -> Image.Image:
    """How much of the picture the shade covers: nothing far above the words, most under them."""
    begins = max(top - 160, 0)
    column = Image.new("L", (1, HEIGHT))
    for y in range(begins, HEIGHT):
        column.putpixel((0, y), min(round((y - begins) / (top - begins + 40) * 215), 215))
    return column.resize(SIZE)


def _name_on_label(image: Image.Image, card: Card) -> None:
    """The outlet's name in a corner, where lines begin."""
    if not card.outlet:
        return
    name = fitted(
        card.outlet, card.language, sizes=range(SMALL, SMALL - 1, -1), across=700, down=60
    )
    wide = _widest(name) + MARGIN
    left = WIDTH - MARGIN - wide if _is_rtl(card.language) else MARGIN
    ImageDraw.Draw(image).rectangle((left, 0, left + wide, 76), fill=ACCENT)
    write(image, name, top=14, colour=ON_ACCENT, inset=MARGIN // 2)


def _alone(card: Card) -> Image.Image:
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, BAR), fill=ACCENT)
    across, small = WIDTH - 2 * MARGIN, range(SMALL, SMALL - 1, -1)
    name = fitted(card.outlet, card.language, sizes=small, across=across, down=60)
    foot = HEIGHT - MARGIN - name.height + 14
    draw.rectangle((MARGIN, foot - 20, WIDTH - MARGIN, foot - 18), fill=INK)
    write(image, name, top=foot, colour=INK)
    top = BAR + MARGIN // 2
    if card.kicker:
        kicker = fitted(card.kicker, card.language, sizes=small, across=across, down=60)
        write(image, kicker, top=top, colour=ACCENT)
        top += kicker.height
    room = foot - 40 - top
    headline = fitted(card.headline, card.language, sizes=ALONE, across=across, down=room)
    write(image, headline, top=top + (room - headline.height) // 2, colour=INK)
    return image


def write(image: Image.Image, setting: Setting, *, top: int, colour: str, inset: int = 0) -> None:
    """The lines from `top` on, each beginning at the margin of its script."""
    draw, is_rtl = ImageDraw.Draw(image), _is_rtl(setting.language)
    letters = font(setting.size)
    rise, fall = letters.getmetrics()
    baseline = top + (setting.leading - rise - fall) // 2 + rise
    for line in lines_apart(setting.lines):
        draw.text(
            (WIDTH - MARGIN - inset if is_rtl else MARGIN + inset, baseline),
            line,
            font=letters,
            fill=colour,
            anchor="rs" if is_rtl else "ls",
            direction=LANGUAGES[setting.language].direction,
            language=setting.language,
        )
        baseline += setting.leading


def _widest(setting: Setting) -> int:
    return round(max(width(line, setting.language, setting.size) for line in setting.lines))


def _is_rtl(language: str) -> bool:
    return LANGUAGES[language].direction == "rtl"
