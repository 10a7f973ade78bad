"""Whether a read is one more: not a program's, and not the same reader's of the same day.

What tells that apart is nothing of a reader: bits in the memory of one process, set by digests of
which the salt stands there alone and is made anew each day.
"""

import re
from hashlib import blake2b
from secrets import token_bytes

# So many bytes of bits; what a day of half a million reads leaves in them mistakes one in 400.
BYTES = 2**20
BITS_EACH = 4
# When so many of the bits are set, they are emptied before the day is over.
FULL = 0.4
# How often a story is counted for one network in a day: behind one there may be a whole town.
MOST_OF_A_NETWORK = 100

_PERSON = re.compile(r"(?:Mozilla|Opera)/\d")
_PROGRAM = re.compile(
    r"bot|crawl|spider|slurp|headless|lighthouse|preview|monitor|fetch|scan|check|archiv"
    r"|curl|wget|python|java/|http|feed|whatsapp|telegram|facebookexternal|phantom",
    re.IGNORECASE,
)


def is_program(agent: str) -> bool:
    """Whether a browser's name of itself is none of a browser in which somebody reads."""
    return not _PERSON.match(agent) or bool(_PROGRAM.search(agent))


class Seen:
    """What was seen on one day, as a filter that may take something new for known, never else."""

    def __init__(self) -> None:
        self._day: object = None
        self._empty()

    def _empty(self) -> None:
        self._salt, self._bits, self._set = token_bytes(16), bytearray(BYTES), 0

    def is_new(self, day: object, *, network: str, agent: str, story: str) -> bool:
        """Whether this is a first read; from then on it is known."""
        if day != self._day or self._set > FULL * 8 * BYTES:
            self._day = day
            self._empty()
        if not self._add(f"reader {network} {agent} {story}"):
            return False
        turns = (f"network {network} {story} {turn}" for turn in range(MOST_OF_A_NETWORK))
        return any(map(self._add, turns))

    def _add(self, said: str) -> bool:
        """Whether it was not there."""
        digest = blake2b(said.encode(errors="replace"), key=self._salt, digest_size=4 * BITS_EACH)
        parts = memoryview(digest.digest()).cast("I")
        is_new = False
        for part in parts:
            place, bit = divmod(part % (8 * BYTES), 8)
            if not self._bits[place] >> bit & 1:
                self._bits[place] |= 1 << bit
                self._set += 1
                is_new = True
        return is_new
