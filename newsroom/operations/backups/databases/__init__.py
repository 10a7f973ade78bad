"""A database copied as it was at one moment, and put back: SQLite's file, or PostgreSQL's."""
