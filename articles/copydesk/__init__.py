"""The copy desk: rules of language, and one look at a text by all of them. Pure."""

from articles.copydesk.desk import check, check_addresses, fix, repaired
from articles.copydesk.findings import Finding
from articles.copydesk.house import DEFAULT_HOUSE, House

__all__ = ["DEFAULT_HOUSE", "Finding", "House", "check", "check_addresses", "fix", "repaired"]
