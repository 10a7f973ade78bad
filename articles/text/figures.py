"""Which photos stand among the words of a body."""

import re

# The sanitizer writes a photo's number in this one form.
_FIGURE = re.compile(r'<figure data-photo="(\d+)">')


def photos_in(body: str) -> list[int]:
    """The numbers of the photos that a clean body shows, each once, in their order.

    A number says nothing of whether there is such a photo.
    """
    return list(dict.fromkeys(map(int, _FIGURE.findall(body))))
