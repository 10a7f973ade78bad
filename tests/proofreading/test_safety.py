"""What puts a source at risk stands in the way of approval, wherever in the text it stands."""

import pytest

from articles import workflow
from articles.models import HouseStyle
from articles.proofreading import findings, unanswered
from articles.workflow import Refused
from tests import make

BODIES = {
    "number": ("<p>قال الشاهد إن رقمه ٠٩٤٤٥٥١٢٠٧ لا يعمل.</p>", "S1", "body"),
    "behind words": (
        '<p>وصل <a href="https://wa.me/963944551207">الشاهد</a> إلى المدينة.</p>',
        "S1",
        "links",
    ),
    "place": ("<p>يقع البيت عند 37.0517, 41.2274 في المدينة.</p>", "S2", "body"),
    "map": ('<p>يقع <a href="https://maps.app.goo.gl/abc">البيت</a> هنا.</p>', "S3", "links"),
    "desk": (
        '<p>انظر <a href="/admin/articles/photo/3/change/">الصورة</a> هنا.</p>',
        "S4",
        "links",
    ),
    "preview": (
        '<p>انظر <a href="http://localhost/admin/articles/translation/3/preview/">النص</a>.</p>',
        "S4",
        "links",
    ),
}


def approve(people, story):
    return workflow.approve(story, actor=people.salma, opened_revision=story.latest_revision_id)


@pytest.mark.parametrize(("body", "rule", "field"), BODIES.values(), ids=BODIES)
def test_it_stands_in_the_way_of_approval_until_it_is_answered(people, body, rule, field):
    story = make.submitted(people, body=body)
    found = findings(story)

    assert [(each.finding.rule, each.field) for each in found] == [(rule, field)]
    with pytest.raises(Refused, match="copy desk"):
        approve(people, story)
    workflow.leave(story, actor=people.salma, keys=[each.key for each in found])
    approve(people, story)


@pytest.mark.parametrize("field", ["kicker", "headline", "standfirst", "lead_caption", "lead_alt"])
def test_it_is_found_in_every_field(people, field):
    story = make.submitted(people, **{field: "رقم الشاهد 0944551207"})

    assert [(each.finding.rule, each.field) for each in findings(story)] == [("S1", field)]


def test_the_house_can_switch_a_rule_off_or_let_it_stay(people):
    story = make.submitted(people, body=BODIES["number"][0])
    HouseStyle.objects.create(pk=1, choices={"severities": {"S1": "off"}}, version=2)
    assert unanswered(story) == 0

    HouseStyle.objects.filter(pk=1).update(choices={}, optional_rules=["S1"], version=3)
    approve(people, story)


def test_an_address_that_stands_in_the_text_is_said_once(people):
    address = "https://maps.app.goo.gl/abc"
    story = make.draft(people, body=f'<p>انظر <a href="{address}">{address}</a> هنا.</p>')

    assert [(each.finding.rule, each.field) for each in findings(story)] == [("S3", "body")]
