"""What the demo's editors have put on the front pages."""

from datetime import timedelta

from articles import workflow
from articles.models import FrontPage, Publication
from articles.models.clock import database_now
from newsroom.accounts.models import User

# By language the stories in their order, the lead first.
PINNED = {
    "ar": ("rain-day", "water", "bakery", "football"),
    "ckb": ("rain-day", "water", "harvest", "book-fair"),
    "kmr": ("rain-day", "songs", "water", "library"),
}
LINES = {"ar": ("عودة المياه إلى أحياء الحسكة بعد إصلاح المحطة", "water")}
LINE_ENDS_IN = timedelta(hours=8)


def arrange(publisher: User) -> None:
    """Pin what of it readers see, and set the breaking lines."""
    for language, stories in PINNED.items():
        live = _live(language)
        pins = [workflow.Pinned(live[story]) for story in stories if story in live]
        workflow.arrange_front_page(FrontPage.of(language), actor=publisher, pins=pins)
    for language, (text, story) in LINES.items():
        workflow.set_breaking_line(
            FrontPage.of(language),
            actor=publisher,
            text=text,
            version=_live(language).get(story),
            until=database_now() + LINE_ENDS_IN,
        )


def _live(language: str) -> dict[str, int]:
    """Working name of each story → its live version."""
    visible = Publication.objects.visible().in_language(language).order_by()
    return dict(visible.values_list("translation__article__slugline", "translation"))
