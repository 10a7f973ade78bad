"""The calls of Python that something takes: the same number whatever ran before it."""

import cProfile
import gc


def calls(run, *args, **kwargs):
    """The sum of cProfile's call counts.

    Summed from its entries: pstats keeps one entry a name, and the methods of dataclasses share
    theirs. Nothing is collected meanwhile, since what others left would be finished here.
    """
    profile = cProfile.Profile()
    collects = gc.isenabled()
    gc.disable()
    try:
        profile.runcall(run, *args, **kwargs)
    finally:
        if collects:
            gc.enable()
    return sum(entry.callcount for entry in profile.getstats())
