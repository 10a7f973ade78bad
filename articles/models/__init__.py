"""The schema, its invariants, and the vocabulary of queries."""

from .article import Article, Byline
from .assignment import Assignment
from .author import Author
from .comment import Comment, CommentState, Mention
from .desk import DeskMember
from .finished_page import FinishedPage, ListingRow
from .freshness import Freshness
from .front_page import BreakingLine, FrontPage, Pin
from .house_style import HouseStyle, LeftFinding
from .journal import JournalEntry
from .kill import Kill
from .notice import Notice, ToldPublication, Wish
from .old_address import OldAddress
from .outlet import Outlet
from .photo import Photo
from .ping import Ping
from .presence import Presence
from .preview_link import PreviewLink
from .publication import Approval, Publication
from .purge import Purge
from .reads import HourOfReads, MostRead, Reads
from .rebuild import Rebuild
from .report import Report
from .revision import Revision, RevisionKind
from .revision_figure import RevisionFigure
from .revision_photo import RevisionPhoto
from .risk_flags import RiskFlag
from .seal import Seal, WaitingEntry
from .search import DeskEntry, SearchEntry, SearchMiss
from .section import Section
from .sent_picture import SentPicture
from .share_card import ShareCard
from .stored_findings import StoredFindings
from .tag import RevisionTag, Spelling, Tag
from .translation import Translation
from .working_copy import WorkingCopy

__all__ = [
    "Approval",
    "Article",
    "Assignment",
    "Author",
    "BreakingLine",
    "Byline",
    "Comment",
    "CommentState",
    "DeskEntry",
    "DeskMember",
    "FinishedPage",
    "Freshness",
    "FrontPage",
    "HourOfReads",
    "HouseStyle",
    "JournalEntry",
    "Kill",
    "LeftFinding",
    "ListingRow",
    "Mention",
    "MostRead",
    "Notice",
    "OldAddress",
    "Outlet",
    "Photo",
    "Pin",
    "Ping",
    "Presence",
    "PreviewLink",
    "Publication",
    "Purge",
    "Revision",
    "RevisionFigure",
    "RevisionKind",
    "RevisionPhoto",
    "RevisionTag",
    "RiskFlag",
    "SearchEntry",
    "SearchMiss",
    "Reads",
    "Rebuild",
    "Report",
    "Seal",
    "Section",
    "SentPicture",
    "ShareCard",
    "Spelling",
    "StoredFindings",
    "Tag",
    "ToldPublication",
    "Translation",
    "WaitingEntry",
    "Wish",
    "WorkingCopy",
]
