"""What is done, prepared for people of the cast: each gives the act itself, yet to be done."""

from datetime import timedelta
from functools import partial

from django.utils import timezone

from articles import notices, workflow
from articles.models import Notice
from articles.models.clock import database_now
from articles.workflow import told
from articles.workflow.people.accounts import change_person
from tests import make
from tests.workflow.texts.test_embargo import details

Kind = Notice.Kind

HOUR = timedelta(hours=1)


def opened(text):
    return {"opened_revision": make.fresh(text).latest_revision_id}


def written_by_two(people):
    """Rojin's, in which Idris has changed a word."""
    text = make.draft(people)
    saved(people, text, actor=people.idris)
    return make.fresh(text)


def saved(people, text, *, actor, **changes):
    words = {"headline": f"عنوان {next(make.numbers)}", **changes}
    workflow.save_draft(
        text, actor=actor, content=make.content(text.language, **words), **opened(text)
    )
    return make.fresh(text)


def scheduled(people, **changes):
    return make.published(people, at=timezone.now() + HOUR, **changes)


def with_translation(people):
    """A live story, made into Kurmanji by Azad; and that version."""
    source = make.published(people)
    version = make.translated(people, source, "kmr")
    told.tell_what_came_out.enqueue()
    return source, version


def submitting(people):
    text = written_by_two(people)
    return partial(workflow.submit, text, actor=people.idris, **opened(text))


def sending_back(people):
    text = written_by_two(people)
    workflow.submit(text, actor=people.rojin, **opened(text))
    return partial(workflow.send_back, text, actor=people.idris, note="أين المصدر؟", **opened(text))


def editing_what_is_scheduled(people):
    text = make.approved(people)
    workflow.publish(text, actor=people.zelal, at=timezone.now() + HOUR, **opened(text))
    workflow.unschedule(text, actor=people.zelal)
    workflow.publish(text, actor=people.hevin, at=timezone.now() + HOUR, **opened(text))
    return partial(saved, people, text, actor=people.salma)


def approving(people):
    text = written_by_two(people)
    workflow.submit(text, actor=people.rojin, **opened(text))
    make.leave_findings(text, people.salma)
    return partial(workflow.approve, text, actor=people.salma, **opened(text))


def publishing(people):
    text = make.approved(people)
    return partial(workflow.publish, text, actor=people.hevin, **opened(text))


def scheduling(people):
    text = make.approved(people)
    at = timezone.now() + HOUR
    return partial(workflow.publish, text, actor=people.hevin, at=at, **opened(text))


def changing(kind):
    """A later text of a story that Azad has translated, published by Hevin."""

    def prepared(people):
        source, _version = with_translation(people)
        text = make.revised(people, source, headline="عنوان أحدث", kind=kind)
        return partial(workflow.publish, text, actor=people.hevin, **opened(text))

    return prepared


def withdrawing(people):
    source, _version = with_translation(people)
    return partial(workflow.withdraw, source, actor=people.zelal, note="خطر على شاهد")


def killing(people):
    source, _version = with_translation(people)
    return partial(workflow.kill, source.article, actor=people.hevin, note="خطر على شاهد")


def holding_by_flag(people):
    article = scheduled(people).article
    return partial(workflow.raise_flag, article, actor=people.rojin, flag="minor", note="قاصر")


def holding_by_embargo(people):
    article = scheduled(people).article
    later = details(article, embargo_until=timezone.now() + 2 * HOUR)
    edit = workflow.last_edit(article)
    return partial(
        workflow.edit_story, article, actor=people.salma, details=later, opened_edit=edit
    )


def holding_by_suspension(people):
    scheduled(people)
    return partial(change_person, people.zelal, actor=people.admin, values={"is_active": False})


def clearing_a_flag(people):
    article = make.draft(people).article
    for actor, flag in ((people.idris, "face"), (people.rojin, "minor")):
        workflow.raise_flag(article, actor=actor, flag=flag, note="قاصر")
    return partial(workflow.clear_flag, article, actor=people.salma, flag="minor", note="حذف")


def naming(people):
    text = make.draft(people)
    named = [people.rojin.pk, people.salma.pk, people.stranger.pk, people.idris.pk]
    return partial(
        notices.tell,
        Kind.MENTIONED,
        named,
        actor_id=people.salma.pk,
        translation=text,
        moment=database_now(),
    )
