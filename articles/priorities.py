"""Which jobs go first, from -100 to 100; all others have 0. Pure data."""

TAKE_DOWN = 50
"""Of what readers are to see no more."""

CORRECTION = 25
"""Of what readers are told wrongly until it is done."""
