"""The version, as `doctor` and the desk name it, and as a tag does with a v before it."""

VERSION = "0.1.0"
