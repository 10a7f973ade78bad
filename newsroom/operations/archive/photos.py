"""The pictures that made-up stories show: those of the newsroom, or drawn ones."""

from articles import workflow
from articles.languages import CODES
from articles.models import Photo
from articles.workflow.people.system import importer_account
from articles.workflow.renditions import make_sizes, missing_sizes
from newsroom.operations.demo.drawing.draw import draw
from newsroom.operations.demo.pictures import CREDIT, DESCRIPTIONS

ACCOUNT = "archive-photographer"
SUBJECTS = tuple(DESCRIPTIONS)
SIZE = (1200, 800)


def photos() -> tuple[int, ...]:
    """The ids of those that may be chosen; drawn and stored where there are none, with sizes."""
    usable = Photo.objects.usable().order_by("pk").values_list("pk", flat=True)
    if not usable.exists():
        _draw()
    # A page would have to be made anew once the worker had made them.
    for photo in Photo.objects.usable():
        if missing_sizes(photo):
            make_sizes(photo)
    return tuple(usable.all())


def _draw() -> None:
    account = importer_account(ACCOUNT, language=CODES[0])
    for subject in SUBJECTS:
        width, height = SIZE
        words = {f"alt_{code}": DESCRIPTIONS[subject][code] for code in CODES}
        words |= {f"credit_{code}": CREDIT[code] for code in CODES}
        picture = draw(subject, width=width, height=height, seed=2)
        workflow.add_photo(picture, actor=account, **words)
