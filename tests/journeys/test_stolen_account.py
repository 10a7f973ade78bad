"""A reporter's account in other hands reaches nothing that readers see, and no right.

Each way in is the form of somebody who may, sent from the account that has written the story and
from a colleague's. Sent by whoever may, the same form does change something: the way is a real one.
"""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from articles import models, workflow
from articles.admin.site import site
from articles.models import Outlet
from tests import make
from tests.admin.pages import at_the_desk, forms, move_address, screen, story_screen
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
STOLEN = ("rojin", "karim")
SEEN = (
    models.Publication,
    models.Approval,
    models.FinishedPage,
    models.ListingRow,
    models.Article,
    models.Byline,
    models.Section,
    models.Author,
    models.Tag,
    models.Spelling,
    models.Photo,
    models.Outlet,
    models.HouseStyle,
    models.Pin,
    models.BreakingLine,
    models.OldAddress,
    models.Kill,
    models.DeskMember,
)
RIGHTS = ("username", "password", "is_active", "is_staff", "is_superuser", "display_name")
WHY = "سبب"


def standing():
    """What readers' bytes are made of, and who may do what."""
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in SEEN}
    return {**rows, "people": list(get_user_model().objects.order_by("pk").values(*RIGHTS))}


def edit(row, **typed):
    name = row._meta.model_name
    address = reverse(f"admin:{row._meta.app_label}_{name}_change", args=[row.pk])
    return address, address, typed


def add(name, **typed):
    address = reverse(f"admin:articles_{name}_add")
    return address, address, typed


def press(story, move, **typed):
    return screen(story), move_address(story, move), typed


def of_story(article, name, **typed):
    address = reverse(f"admin:story_{name}", args=[article.pk])
    return (address if name == "kill" else story_screen(article)), address, typed


def of_photo(made, name, **typed):
    page = reverse("admin:articles_photo_change", args=[made.pk])
    return page, reverse("admin:photo_move", args=[made.pk, name]), typed


def shown(people, **changes):
    """A photo that leads a live story."""
    made = photo(people, **changes)
    make.published(people, lead_photo=made.pk)
    return made


def withdrawn(people):
    made = make.published(people)
    workflow.withdraw(made, actor=people.zelal, note=WHY)
    return make.fresh(made)


def asked_to_lift(people):
    article = make.published(people).article
    workflow.kill(article, actor=people.zelal, note=WHY)
    workflow.ask_lift(article, actor=people.zelal, note=WHY)
    return article


def tag(people):
    made = make.published(people, body="<p>فاض #النهر أمس.</p>")
    return made.latest_revision.tags.get()


def outlet():
    return Outlet.objects.get_or_create(name_ar="الجسر")[0]


def section_of(people):
    return make.published(people).article.section


def author_of(people):
    return make.published(people).article.bylines.get()


def out_later(people):
    return make.published(people, at=timezone.now() + timedelta(days=1))


def story_of(story):
    return story_screen(story.article), story_screen(story.article)


def page_of(language):
    return reverse("admin:articles_frontpage_change", args=[language])


def line_of(language):
    return reverse("admin:front_page_breaking", args=[language])


def byline_of(author):
    return reverse("admin:author_withdraw_byline", args=[author.pk])


def of_person(person, name):
    page = reverse("admin:accounts_user_change", args=[person.pk])
    return page, reverse(f"admin:accounts_user_{name}", args=[person.pk])


def front_page(people):
    return page_of("ar"), page_of("ar"), {"pin": [make.published(people).pk], "save": "1"}


WAYS = {
    "publish one's own": ("hevin", lambda p: press(make.approved(p), "publish")),
    "publish later": (
        "hevin",
        lambda p: press(make.approved(p), "publish", when="later", at="2035-01-01T10:00"),
    ),
    "publish again": ("hevin", lambda p: press(withdrawn(p), "republish")),
    "withdraw": ("hevin", lambda p: press(make.published(p), "withdraw", why=WHY, note=WHY)),
    "cancel a schedule": ("hevin", lambda p: press(out_later(p), "unschedule")),
    "approve": ("salma", lambda p: press(make.submitted(p), "approve")),
    "kill": ("hevin", lambda p: of_story(make.published(p).article, "kill", note=WHY)),
    "lift a kill": ("hevin", lambda p: of_story(asked_to_lift(p), "lift_kill")),
    "move it to another section": (
        "hevin",
        lambda p: (*story_of(make.published(p)), {"section": make.section().pk}),
    ),
    "another byline": (
        "hevin",
        lambda p: (*story_of(make.published(p)), {"byline_0": make.author().pk}),
    ),
    "describe a photo otherwise": ("hevin", lambda p: edit(shown(p), alt_ar="غير ذلك")),
    "credit somebody else": ("hevin", lambda p: edit(shown(p), credit_ar="غيره")),
    "withdraw a photo": ("hevin", lambda p: of_photo(shown(p), "withdraw", note=WHY)),
    "put another photo there": (
        "hevin",
        lambda p: of_photo(shown(p), "replace", by=photo(p).pk, note=WHY),
    ),
    "rename a tag": ("admin", lambda p: edit(tag(p), name_ar="غيره")),
    "rename a section": ("admin", lambda p: edit(section_of(p), name_ar="غيره")),
    "take a section out of the menu": ("admin", lambda p: edit(section_of(p), in_menu=[])),
    "rename an author": ("admin", lambda p: edit(author_of(p), name_ar="غيره")),
    "write an author's life": ("admin", lambda p: edit(author_of(p), biography_ar="غيره")),
    "withdraw a byline": (
        "hevin",
        lambda p: (*[byline_of(author_of(p))] * 2, {"note": WHY, "instead": ""}),
    ),
    "add a section": ("admin", lambda p: add("section", name_ar="جديد", position="1")),
    "add an author": ("salma", lambda p: add("author", name_ar="جديد")),
    "add a tag": ("salma", lambda p: add("tag", name_ar="جديد")),
    "rename the outlet": ("admin", lambda p: edit(outlet(), name_ar="غيره")),
    "change the dates": ("admin", lambda p: edit(outlet(), time_zone="UTC")),
    "lead an old address away": (
        "admin",
        lambda p: add("oldaddress", path="/2018/", language="ar", section=section_of(p).pk),
    ),
    "lead the front page": ("hevin", front_page),
    "set a breaking line": (
        "hevin",
        lambda p: (page_of("ar"), line_of("ar"), {"text": "زلزال", "set": "1"}),
    ),
    "make oneself an administrator": ("admin", lambda p: edit(p.rojin, is_superuser="on")),
    "shut a publisher out": ("admin", lambda p: edit(p.zelal, is_active=[])),
    "give a publisher a password": (
        "admin",
        lambda p: (*of_person(p.zelal, "temporary_password"), {}),
    ),
    "report a publisher's phone lost": (
        "admin",
        lambda p: (*of_person(p.zelal, "shut_account"), {}),
    ),
}


def fields(client, page, address):
    """What the page would send to the address."""
    there = forms(client.get(page))
    found = [each for each in there if each.action == address]
    found = found or [each for each in there if "_end" in each.fields and not each.action]
    return max(found, key=lambda each: len(each.fields)).fields


@pytest.mark.parametrize("way", WAYS)
def test_what_only_others_may_is_not_done_from_a_reporters_account(people, way):
    owner, lead = WAYS[way]
    page, address, typed = lead(people)
    client = at_the_desk(getattr(people, owner))
    sent = {**fields(client, page, address), **typed}
    before = standing()

    for name in STOLEN:
        answer = at_the_desk(getattr(people, name)).post(address, sent)
        assert standing() == before, name
        assert answer.status_code < 500
    client.post(address, sent)
    assert standing() != before


@pytest.mark.parametrize("name", [*STOLEN, "admin"])
def test_nobody_deletes_at_the_desk(people, name):
    shown(people)
    outlet()
    before, client = standing(), at_the_desk(getattr(people, name))
    for model in site._registry:
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        keys = [str(key) for key in model.objects.values_list("pk", flat=True)] or ["1"]
        sent = {"post": "yes", "action": "delete_selected", "_selected_action": keys}
        for address in (
            reverse(f"admin:{label}_delete", args=keys[:1]),
            reverse(f"admin:{label}_changelist"),
        ):
            assert client.post(address, sent).status_code < 500, address

    assert standing() == before
