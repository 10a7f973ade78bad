"""Talk about a text, as the fixed cast has it."""

from types import SimpleNamespace

from articles import workflow
from articles.models import Translation


def talked_about(people: SimpleNamespace, text: Translation) -> None:
    """A comment that has to be settled, a reply, and suggestions in each state."""
    said = {"actor": people.zelal, "passage": workflow.Passage("headline")}
    must = workflow.comment(text, words="من؟ @salma", must=True, **said).comment
    workflow.reply(must, actor=people.salma, words="المراسل.")
    for wording, verb in (("عنوان", workflow.refuse_suggestion), ("", workflow.resolve)):
        verb(workflow.suggest(text, wording=wording, **said).comment, actor=people.salma)
    workflow.suggest(text, wording="", **said)
