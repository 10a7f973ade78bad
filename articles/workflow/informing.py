"""Who is told of a change at the desk; in the transaction of the verb, as `after` is."""

from collections.abc import Collection
from datetime import datetime

from articles import notices
from articles.models import Comment, JournalEntry, Notice


def text_moved(entry: JournalEntry) -> None:
    """A text was moved by the verb that left this entry; one query for a move that is told."""
    notices.tell_of_text(entry)


def story_moved(entry: JournalEntry) -> None:
    """The same of all the languages of a story."""
    notices.tell_of_story(entry)


def review_taken_over(entry: JournalEntry, person: int) -> None:
    """Somebody has taken a review that this person had."""
    notices.tell(
        Notice.Kind.TAKEN_OVER,
        [person],
        actor_id=entry.actor_id,
        translation=entry.translation,
        moment=entry.created_at,
    )


def talked(comment: Comment, *, named: Collection[int], answered: Collection[int]) -> None:
    """Somebody has said something about a text: a comment, a suggestion or a reply.

    `named` are the numbers of the people it names, `answered` of those who have spoken in its
    thread before; who spoke is in neither.
    """
    said = _said(comment, comment.person_id, comment.created_at)
    if named:
        notices.tell(Notice.Kind.MENTIONED, named, **said)
    if answered:
        notices.tell(Notice.Kind.ANSWERED, answered, **said)


def talk_settled(comment: Comment) -> None:
    """A comment was settled, or a suggestion taken or refused, as its row says now."""
    said = _said(comment, comment.settled_by_id, comment.settled_at)
    notices.tell(Notice.Kind.ANSWERED, [comment.person_id], **said)


def _said(comment: Comment, person: int, moment: datetime) -> dict[str, object]:
    told = {"actor_id": person, "moment": moment, "anchor": "talk"}
    return {**told, "translation": comment.translation}
