"""What a verb raises instead of doing half its work."""

from articles.models import HouseStyle, Revision

from .decisions import Decision


class Refused(Exception):
    """The move is not open to this person now; `decision.reason` is fit to show."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.code)
        self.decision = decision

    def __str__(self) -> str:
        return str(self.decision.reason)


def refuse_unless(decision: Decision) -> None:
    """Raise Refused where the answer is no."""
    if not decision:
        raise Refused(decision)


class StaleCopy(Exception):
    """Somebody has saved a newer text than the one that was opened; nothing was stored."""

    def __init__(self, latest: Revision) -> None:
        super().__init__(f"the latest revision is {latest.number}")
        self.latest = latest


class StaleHouseStyle(Exception):
    """Somebody has changed the house style since it was opened; nothing was stored."""

    def __init__(self, latest: HouseStyle) -> None:
        super().__init__(f"the latest version is {latest.version}")
        self.latest = latest
