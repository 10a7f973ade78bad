"""How many examples the property tests try: with EXAMPLES=3000 more than the suite needs."""

import os

from hypothesis import settings

ASKED_FOR = os.environ.get("EXAMPLES")


def examples(usual: int) -> settings:
    return settings(max_examples=int(ASKED_FOR or usual))


# No deadline: a busy machine is no fault of the code.
settings.register_profile("newsroom", examples(settings.default.max_examples), deadline=None)
settings.load_profile("newsroom")
