"""What the readers' entrance counts: things, and never persons. `reports` is all else it writes."""

from articles.pages.search import Search
from articles.search import record_miss


def count_miss(page: Search) -> None:
    """Count what was looked for in vain among all stories of a language."""
    if page.looked_for and not page.choices.is_narrowed:
        record_miss(page.looked_for, language=page.language.code)
