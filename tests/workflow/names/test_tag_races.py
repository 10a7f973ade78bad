"""Two people at once with the same tags. Real threads."""

import pytest

from articles import workflow
from articles.models import Spelling, Tag
from articles.workflow import hashtags
from articles.workflow.names import holding
from articles.workflow.names.spellings import add_spelling
from articles.workflow.names.tags import MergeRefused, change_tag, merge
from tests import make
from tests.journal import journal_of
from tests.search.meanwhile import Other, no_faults
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other():
    return Other()


def after_first(monkeypatch, module, name, other):
    """The other has its chance once `module.name` has run for the first time."""
    real = getattr(module, name)

    def run(*args, **options):
        made = real(*args, **options)
        if not other.may_act.is_set():
            other.has_its_chance()
        return made

    monkeypatch.setattr(module, name, run)


def test_the_same_new_hashtags_in_another_order_make_nobody_wait_for_ever(
    people, other, monkeypatch
):
    def write(writer, body):
        return lambda: workflow.create_story(
            actor=writer, language="ar", content=make.content(body=body)
        )

    after_first(monkeypatch, hashtags, "_make_tag", other)
    no_faults(
        at_once(
            write(people.rojin, "<p>#السوق #المدينة</p>"),
            other.after(write(people.karim, "<p>#المدينة #السوق</p>")),
        )
    )

    assert Tag.objects.count() == 2


def test_what_is_merged_into_a_tag_that_is_being_merged_goes_with_it(people, other, monkeypatch):
    one, two, three = (Tag.objects.create(name_ar=name) for name in ("سوق", "أسواق", "بازار"))

    after_first(monkeypatch, holding, "hold_tags", other)
    no_faults(
        at_once(
            lambda: merge(two, actor=people.admin, into=three),
            other.after(lambda: merge(one, actor=people.admin, into=Tag.objects.get(pk=two.pk))),
        )
    )

    assert {tag.root_id for tag in Tag.objects.all()} == {three.pk}


def test_a_tag_that_is_being_merged_is_not_merged_elsewhere(people, other, monkeypatch):
    one, two, three = (Tag.objects.create(name_ar=name) for name in ("سوق", "أسواق", "بازار"))
    Spelling.objects.create(tag=one, language="ar", text="سوق", key="سوق")

    after_first(monkeypatch, holding, "hold_tags", other)
    results = at_once(
        lambda: merge(one, actor=people.admin, into=two),
        other.after(lambda: merge(one, actor=people.admin, into=three)),
    )

    assert [type(result) for result in results if isinstance(result, Exception)] == [MergeRefused]
    assert Tag.objects.get(pk=one.pk).merged_into == Spelling.objects.get().tag


def test_words_for_a_tag_that_is_being_merged_lead_to_what_stands_for_it(
    people, other, monkeypatch
):
    one, two = (Tag.objects.create(name_ar=name) for name in ("سوق", "أسواق"))

    after_first(monkeypatch, holding, "hold_tags", other)
    no_faults(
        at_once(
            lambda: merge(one, actor=people.admin, into=two),
            other.after(lambda: add_spelling(one, actor=people.salma, language="ar", text="بازار")),
        )
    )

    assert Spelling.objects.get(text="بازار").tag == two


def test_two_tags_merged_into_each_other_are_merged_once(people, other, monkeypatch):
    one, two = (Tag.objects.create(name_ar=name) for name in ("سوق", "أسواق"))

    after_first(monkeypatch, holding, "hold_tags", other)
    results = at_once(
        lambda: merge(one, actor=people.admin, into=two),
        other.after(lambda: merge(two, actor=people.admin, into=one)),
    )

    assert [type(result) for result in results if isinstance(result, Exception)] == [MergeRefused]
    assert Tag.objects.get(pk=one.pk).merged_into == two
    assert Tag.objects.get(pk=two.pk).merged_into is None
    assert journal_of(Tag).count() == 1


def test_of_two_who_rename_a_tag_at_once_the_later_is_told(people, other, monkeypatch):
    tag = Tag.objects.create(name_ar="سوق")

    def rename(name):
        values = {"name_ar": name}
        return lambda: change_tag(tag, actor=people.admin, values=values, opened=0)

    after_first(monkeypatch, holding, "hold_tags", other)
    results = at_once(rename("أسواق"), other.after(rename("بازار")))

    (refused,) = (result for result in results if isinstance(result, Exception))
    assert refused.decision.code == "stale"
    assert Tag.objects.get().name_ar == "أسواق"
    assert journal_of(tag).count() == 1
