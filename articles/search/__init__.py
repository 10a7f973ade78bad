"""Search: what is indexed and how it is asked; SQLite and PostgreSQL behind one interface.

Text is folded by the application, word by word, before either database sees it. What is public is
decided by `visible()` at the moment of the query, never by what is in the index.
"""

from .finding import Elsewhere, Hit, Results, search
from .following import (
    follow,
    follow_author,
    follow_byline,
    follow_story,
    follow_tag,
)
from .index import index_many, index_new
from .misses import record_miss
from .names import Proposal, propose
from .patience import TookTooLong, in_time
from .rebuilding import rebuild
from .suggestions import latest_tags, suggest, suggest_authors, suggestions

__all__ = [
    "Elsewhere",
    "Hit",
    "Proposal",
    "Results",
    "TookTooLong",
    "follow",
    "follow_author",
    "follow_byline",
    "follow_story",
    "follow_tag",
    "in_time",
    "index_many",
    "index_new",
    "latest_tags",
    "propose",
    "rebuild",
    "record_miss",
    "search",
    "suggest",
    "suggest_authors",
    "suggestions",
]
