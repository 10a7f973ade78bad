"""What keeps a backup or a restoring from going on, in words for whoever started it."""


class Fault(Exception):
    """Nothing has been lost: what stood before stands."""


class Damaged(Fault):
    """What lies in the backup is not what was put there."""
