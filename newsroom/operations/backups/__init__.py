"""Copies of the whole newsroom in a folder, and the way back from them: docs/backups.md."""
