"""What somebody without an account meets at the desk's door: one text, by a preview link."""

UNDER = "admin/link/"
"""Where all of it stands; before the desk's own addresses, which ask who one is."""
