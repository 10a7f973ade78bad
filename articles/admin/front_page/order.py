"""The order of pinned stories as it stands on the screen, and what its buttons make of it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.timezone import localtime

from articles.admin.envelope import number
from articles.admin.hours import HourField
from articles.models import Pin
from articles.workflow import Pinned

# More than any screen holds; a request that was made up ends here.
MOST_TYPED = 40
HOUR = "%Y-%m-%dT%H:%M"
MOVES = UP, DOWN, REMOVE, ADD = "up", "down", "remove", "add"


@dataclass(frozen=True)
class TypedPin:
    """A language version by its number, and until when, as it was typed."""

    version: int
    until: str = ""


Order = list[TypedPin]


def typed_order(sent: QueryDict) -> Order:
    """What the form says, each story once."""
    versions = dict.fromkeys(filter(None, map(number, sent.getlist("pin")[:MOST_TYPED])))
    return [TypedPin(version, sent.get(f"until_{version}", "")) for version in versions]


def stored_order(pins: Iterable[Pin]) -> Order:
    return [
        TypedPin(pin.translation_id, f"{localtime(pin.until):{HOUR}}" if pin.until else "")
        for pin in pins
    ]


@dataclass(frozen=True)
class Button:
    """What was pressed on the screen: one of MOVES and its version, or something else."""

    move: str = ""
    version: int | None = None


def pressed(sent: QueryDict) -> Button:
    for move in MOVES:
        if move in sent:
            return Button(move, number(sent[move]))
    return Button()


def moved(order: Order, button: Button) -> Order:
    """The order after a button; one that moves nothing leaves it as it is."""
    version, positions = (
        button.version,
        {pin.version: position for position, pin in enumerate(order)},
    )
    if button.move == ADD and version and version not in positions:
        return [*order, TypedPin(version)]
    if version not in positions:
        return order
    if button.move == REMOVE:
        return [pin for pin in order if pin.version != version]
    position = positions[version]
    other = position + {UP: -1, DOWN: 1}.get(button.move, 0)
    if not 0 <= other < len(order):
        return order
    changed = list(order)
    changed[position], changed[other] = changed[other], changed[position]
    return changed


def pins_of(order: Sequence[TypedPin]) -> list[Pinned]:
    """The order as the verb takes it; raises ValidationError for an hour that is none."""
    hour = HourField(required=False)
    return [Pinned(pin.version, hour.clean(pin.until)) for pin in order]


def wrong_hours(order: Sequence[TypedPin]) -> dict[int, str]:
    """Version → what is wrong with its hour."""
    hour, wrong = HourField(required=False), {}
    for pin in order:
        try:
            hour.clean(pin.until)
        except ValidationError as error:
            wrong[pin.version] = " ".join(error.messages)
    return wrong
