"""What the desk searches: newest texts and sluglines, photos, tags and authors by their words.

An index of its own, so that no draft is ever in the one that readers ask. Whoever looks sees only
rows that the list has given: what a person may read is decided there.
"""

from .documents import Kind, document, mark_of
from .finding import found_among, photos_saying
from .index import (
    index_author_names,
    index_draft,
    index_photo,
    index_rows,
    index_story,
    index_tag_names,
    store,
)
from .rebuilding import rebuild_kind

__all__ = [
    "Kind",
    "document",
    "found_among",
    "index_author_names",
    "index_draft",
    "index_photo",
    "index_rows",
    "index_story",
    "index_tag_names",
    "mark_of",
    "photos_saying",
    "rebuild_kind",
    "store",
]
