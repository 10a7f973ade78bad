"""In which form a page is given: in full, or lite."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles import addresses

from .frame import in_frame
from .lite import in_lite_frame
from .teasers import LISTED, Look, Showing, Teaser


@dataclass(frozen=True)
class Dress:
    """`path` makes the address in this form of a page's own; `show` a story in a list."""

    path: Callable[[str], str]
    show: Callable[[Showing, Teaser, Look], SafeString]
    in_frame: Callable[..., str]

    def shown(
        self, showing: Showing, teasers: tuple[Teaser, ...], look: Look = LISTED
    ) -> SafeString:
        return SafeString("".join(self.show(showing, each, look) for each in teasers))


FULL = Dress(path=str, show=Showing.teaser, in_frame=in_frame)
LITE = Dress(path=addresses.lite, show=Showing.line, in_frame=in_lite_frame)
