"""What refusals say of comments and suggestions."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.states import Condition, Move

Text = str | Promise

NO_WORDS = _("Write what you want to say.")
TOO_LONG = _("At most 2000 characters.")
NO_PASSAGE = _("There is no such passage in the text.")
NOT_THERE = _("These words do not stand in this passage. Copy them as they stand there.")
NEEDS_PASSAGE = _("A suggestion is about words of the text. Choose the passage first.")
PASSAGE_TOO_LONG = _("The passage is too long to be replaced whole. Name the words of it.")
SAME_WORDS = _("The suggested wording is what stands there already.")
SETTLED_MEANWHILE = _("Somebody has settled this meanwhile. Read it again first.")
OPEN_ALREADY = _("This is open already.")
TAKEN_STAYS = _("The suggestion was taken. Suggest another wording, or restore the older text.")
NO_SUGGESTION = _("This is a comment, no suggestion.")
PASSAGE_GONE = _(
    "The words that this suggestion is about were changed meanwhile. Nothing was taken: change the "
    "text yourself, or refuse the suggestion."
)
NOT_IN_PLACE = _("These words cannot be replaced by themselves. Change the text yourself.")
MUST_STAYS = _(
    "This has to be settled before approval. Whoever said so settles it, or an editor of this "
    "language."
)
ONLY_READERS = _("Only people who may read this text and write at a desk talk about it.")

ROLES: dict[Move, Text] = {
    **dict.fromkeys(
        (Move.COMMENT, Move.SUGGEST, Move.REPLY, Move.RESOLVE, Move.REOPEN), ONLY_READERS
    ),
    **dict.fromkeys(
        (Move.TAKE_SUGGESTION, Move.REFUSE_SUGGESTION),
        _("Only its writers and the editors of this language take and refuse suggestions."),
    ),
}
CONDITIONS: dict[Condition, Text] = {
    Condition.SETTLED: _(
        "A comment has to be settled first. It stands beside the text, marked as a must."
    ),
}
