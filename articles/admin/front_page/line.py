"""The form of the breaking line."""

from collections.abc import Iterable
from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.admin.envelope import number
from articles.admin.hours import HourField
from articles.admin.prose import prose
from articles.models import BreakingLine
from articles.models.fields import TypedLine
from articles.workflow.front_page.breaking import USUAL

from .order import HOUR
from .stories import FrontStory


class LineForm(forms.Form):
    """What is typed for a line; whether its story is one that readers see, the verb says."""

    text = TypedLine(label=_("Breaking line"), max_length=BreakingLine.MOST_LETTERS, required=False)
    story = forms.CharField(label=_("Story that it leads to"), required=False, widget=forms.Select)
    until = HourField(
        label=_("Until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=HOUR),
    )

    def __init__(self, *args, language: str, line: BreakingLine | None = None, **kwargs) -> None:
        super().__init__(*args, auto_id="line-%s", initial=_initial(line), **kwargs)
        for name in ("text", "story"):
            self.fields[name].widget.attrs |= prose(language)

    def offer(self, stories: Iterable[FrontStory]) -> None:
        """The stories that may be chosen, and none."""
        live = [story for story in stories if not story.is_scheduled]
        options = [(str(story.version), story.headline) for story in live]
        self.fields["story"].widget.choices = [("", _("No story")), *options]

    def clean_story(self) -> int | None:
        return number(self.cleaned_data["story"])


def _initial(line: BreakingLine | None) -> dict[str, object]:
    if line:
        return {"text": line.text, "story": line.translation_id, "until": line.visible_until}
    ends = localtime(timezone.now() + USUAL).replace(second=0, microsecond=0)
    # At a time that is said easily.
    return {"until": ends - timedelta(minutes=ends.minute % 5)}
