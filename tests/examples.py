"""How many examples the property tests try, and which.

With EXAMPLES=3000 they try more than the suite needs. In CI they are always the same: a new example
that fails there would stop people who have nothing to do with it. On a desk they are drawn anew
each time, and `.ci/long` is where new ones turn up.
"""

import os

from hypothesis import HealthCheck, settings

ASKED_FOR = os.environ.get("EXAMPLES")


def examples(usual: int) -> settings:
    return settings(max_examples=int(ASKED_FOR or usual))


IN_CI = bool(os.environ.get("CI"))
# No deadline, and no check of the pace: a busy machine is no fault of the code.
UNCHECKED = [HealthCheck.too_slow]
settings.register_profile(
    "newsroom",
    examples(settings.default.max_examples),
    deadline=None,
    derandomize=IN_CI,
    database=None if IN_CI else settings.default.database,
    suppress_health_check=UNCHECKED,
)
settings.load_profile("newsroom")
