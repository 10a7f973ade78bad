"""The moments that versions carry, beside what their publications say, whatever was done."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import workflow
from articles.models import JournalEntry, Publication, Revision, Translation
from articles.models.version_moments import astray
from articles.states import Move
from articles.workflow.recording import hold
from articles.workflow.schedules import hold_schedules_of, hold_schedules_within
from tests import make
from tests.examples import examples
from tests.search.test_visibility import pass_time

pytestmark = pytest.mark.django_db(transaction=False)
HOUR = timedelta(hours=1)


def save(people, version, **changes):
    source = version.source and workflow.text_readers_see(version.source)
    workflow.save_draft(
        version,
        actor=people.rojin if version.language == "ar" else people.azad,
        content=make.content(version.language, note=str(next(make.numbers)), **changes),
        opened_revision=version.latest_revision_id,
        source_revision=source,
    )


def minor(people, version):
    save(people, version, kind="minor")


def submit(people, version):
    writer = people.rojin if version.language == "ar" else people.azad
    workflow.submit(version, actor=writer, opened_revision=version.latest_revision_id)


def clear(people, version):
    make.leave_findings(version, people.zelal)
    editor = people.salma if version.language == "ar" else people.berfin
    workflow.approve(version, actor=editor, opened_revision=version.latest_revision_id)


def publish(people, version, at=None):
    opened = version.latest_revision_id
    workflow.publish(version, actor=people.zelal, opened_revision=opened, at=at)


def schedule(people, version):
    publish(people, version, timezone.now() + HOUR)


def send_back(people, version):
    opened = version.latest_revision_id
    workflow.send_back(version, actor=people.zelal, opened_revision=opened, note="لا")


def withdraw(people, version):
    workflow.withdraw(version, actor=people.zelal, note="لا")


def unschedule(people, version):
    workflow.unschedule(version, actor=people.zelal)


def republish(people, version):
    workflow.republish(version, actor=people.zelal)


def confirm(people, version):
    workflow.confirm(version, actor=people.azad)


def suspend(people, version):
    hold_schedules_of(people.zelal, actor=people.admin, move=Move.CHANGE_PERSON)


def embargo(people, version):
    hold(version.pk)
    moment = timezone.now() + 2 * HOUR
    hold_schedules_within([version.pk], moment, actor=people.zelal, move=Move.EDIT_STORY)


def wait(people, version):
    pass_time(hours=2)
    shift = timedelta(hours=2)
    for name in ("last_from", "last_until", "before_from", "before_until", "out_of_step_from"):
        Translation.objects.update(**{name: F(name) - shift})
    for model in (Revision, JournalEntry):
        table = model._meta.db_table
        place = f" ON {table}" if connection.vendor == "postgresql" else ""
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER IF EXISTS guard_{model._meta.model_name}_update{place}")
        model.objects.update(created_at=F("created_at") - shift)


STEPS = (
    *(save, minor, submit, clear, publish, schedule, send_back, withdraw, unschedule, republish),
    *(confirm, suspend, embargo, wait),
)
# So that a walk of a few steps comes to schedules and corrections at all.
RUNS = ((submit, clear, publish), (save, submit, clear, publish), (submit, clear, schedule))
steps = st.one_of(
    st.sampled_from(RUNS), st.sampled_from([*((step,) for step in STEPS), (save, submit, clear)])
)


def told():
    """What the versions' own moments say, by version."""
    rows = Translation.objects.with_life().with_step()
    return {
        row.pk: (row.is_live, row.was_live, row.is_scheduled, row.due_at, row.is_out_of_step)
        for row in rows
    }


def asked():
    """The same, asked of the publications."""
    return {row.pk: _asked(row) for row in Translation.objects.select_related("latest_revision")}


def _asked(row):
    publications = row.publications
    pending = publications.pending().first()
    return (
        publications.visible().exists(),
        publications.once_visible().exists(),
        pending is not None,
        pending and pending.visible_from,
        row.source_id is not None and (_source_step(row) > _own_step(row) or _is_left_alone(row)),
    )


def _is_left_alone(row):
    """Whether readers were left without the source, and nobody has answered that since."""
    seen = Publication.objects.filter(translation=row.source_id).once_visible()
    last = seen.order_by("visible_from", "pk").last()
    ahead = Publication.objects.filter(translation=row.source_id).pending().exists()
    if ahead or last is None or last.visible_until is None:
        return False
    written = row.publications.not_cancelled().filter(is_minor=False)
    answers = [
        *written.values_list("revision__created_at", flat=True),
        *row.journal.filter(move=Move.CONFIRM).values_list("created_at", flat=True),
    ]
    return not any(moment >= last.visible_until for moment in answers)


def _source_step(row):
    seen = Publication.objects.filter(translation=row.source_id, is_minor=False).once_visible()
    return max(seen.values_list("revision__number", flat=True), default=0)


def _own_step(row):
    published = row.publications.not_cancelled().order_by("visible_from", "pk")
    made_from = published.values_list("revision__source_revision__number", flat=True)
    followed = row.latest_revision.source_revision
    followed = ([followed.number if followed else 0] + [each for each in made_from if each])[-1]
    confirmed = row.confirmed_source.number if row.confirmed_source else 0
    return max(followed, confirmed)


def latest(row):
    out = row.publications.not_cancelled().filter(revision=row.latest_revision_id)
    return out.not_ended().exists(), out.visible().exists()


def take(step, people, version):
    """Make a move, which may be refused."""
    try:
        with transaction.atomic():
            step(people, make.fresh(version))
    except (workflow.Refused, workflow.StaleCopy):
        pass


@settings(
    examples(6),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(walk=st.lists(st.tuples(st.booleans(), steps), min_size=3, max_size=9))
def test_whatever_is_done_in_whatever_order_they_say_what_the_publications_say(people, walk):
    with transaction.atomic():
        source = make.published(people)
        versions = source, make.translated(people, source, "kmr")
        for is_source, run in walk:
            for step in run:
                take(step, people, versions[0 if is_source else 1])
                assert list(astray(Translation.objects.all())) == []
            assert told() == asked()
        for row in Translation.objects.with_situation_of(people.zelal.pk):
            assert (row.latest_is_out, row.latest_is_live) == latest(row)
        ready = set(Translation.objects.all().ready_to_publish().values_list("pk", flat=True))
        approved = Translation.objects.all().with_status("approved")
        assert ready == {row.pk for row in approved if not latest(row)[0]}
        transaction.set_rollback(True)


def test_a_correction_that_was_scheduled_is_live_by_the_clock_alone(people):
    story = make.published(people)
    newer = make.revised(people, story, headline="عنوان أحدث")
    schedule(people, newer)
    row = Translation.objects.with_life().get()
    assert (row.is_live, row.is_scheduled, row.last_out_id) == (
        True,
        True,
        newer.latest_revision_id,
    )

    wait(people, newer)

    row = Translation.objects.with_life().get()
    assert (row.is_live, row.is_scheduled, row.due_at) == (True, False, None)
    assert told() == asked()


def test_what_was_written_past_the_verbs_is_told(people):
    story = make.published(people)
    Translation.objects.update(last_until=timezone.now())

    (found,) = astray(Translation.objects.all())

    assert (found.version, found.column, found.worked_out) == (story.pk, "last_until", None)
