"""Whether a version that is running lives through what the next one does to its tables."""
