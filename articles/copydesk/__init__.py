"""The copy desk: rules of language, and one look at a text by all of them. Pure."""

from articles.copydesk.desk import check, fix, repaired
from articles.copydesk.findings import Finding
from articles.copydesk.house import DEFAULT_HOUSE, House

__all__ = ["DEFAULT_HOUSE", "Finding", "House", "check", "fix", "repaired"]
