from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands import reindex
from articles.models import Publication, Rebuild, SearchEntry
from articles.search import index, rebuild
from articles.search.index import remove
from articles.workflow import withdraw
from tests.search.stories import found, tell


@pytest.fixture
def stories(people):
    return [tell(people, "ar", f"وصل المطر {number}") for number in range(5)]


def run(*args, **options):
    out = StringIO()
    call_command("reindex", *args, stdout=out, **options)
    return out.getvalue()


def forget_all():
    remove(set(SearchEntry.objects.values_list("pk", flat=True)))


def test_a_lost_index_is_made_anew(stories):
    forget_all()
    assert found("المطر", "ar") == []

    assert "ar: 5 publications indexed" in run()

    assert found("المطر", "ar") == [story.pk for story in reversed(stories)]
    assert not Rebuild.objects.exists()


def test_running_it_again_changes_nothing(stories):
    before = found("المطر", "ar")

    run()
    run()

    assert found("المطر", "ar") == before
    assert SearchEntry.objects.count() == len(stories)


def test_one_language_alone(people, stories):
    kurmanji = tell(people, "kmr", "Baran barî")
    forget_all()

    run("--language", "kmr")

    assert found("baran", "kmr") == [kurmanji.pk]
    assert found("المطر", "ar") == []


def test_search_is_never_without_its_stories_meanwhile(stories):
    for _progress in rebuild("ar", batch=2):
        assert len(found("المطر", "ar")) == len(stories)


def test_what_has_ended_is_taken_out(people, stories):
    gone = stories[0]
    withdraw(gone, actor=people.zelal, note="خطأ في الخبر")
    SearchEntry.objects.create(publication=gone.publications.get(), language="ar")

    run()

    assert SearchEntry.objects.count() == len(stories) - 1


def test_progress_counts_to_the_end(stories):
    steps = [(step.done, step.total) for step in rebuild("ar", batch=2)]

    assert steps == [(0, 5), (2, 5), (4, 5), (5, 5)]


def test_stopped_it_goes_on_where_it_was(stories, monkeypatch):
    forget_all()
    monkeypatch.setattr(reindex, "rebuild", interrupted_after(2))
    with pytest.raises(CommandError) as stopped:
        run("--language", "ar")
    assert stopped.value.returncode == 130
    assert len(found("المطر", "ar")) == 2

    indexed = []
    monkeypatch.setattr(index, "index_many", remembering(indexed))
    monkeypatch.setattr(reindex, "rebuild", rebuild)
    assert "ar: 5 publications indexed" in run("--language", "ar")

    assert len(found("المطر", "ar")) == 5
    numbers = Publication.objects.order_by("pk").values_list("pk", flat=True)
    assert indexed == list(numbers)[2:]


def test_interrupted_within_a_batch_the_whole_batch_is_done_again(stories, monkeypatch):
    forget_all()

    def interrupt(publications):
        real(publications)
        raise KeyboardInterrupt

    real = index.index_many
    monkeypatch.setattr(index, "index_many", interrupt)
    with pytest.raises(CommandError):
        run("--language", "ar")
    assert not SearchEntry.objects.exists()
    assert not Rebuild.objects.exists()

    monkeypatch.setattr(index, "index_many", real)
    run("--language", "ar")
    assert len(found("المطر", "ar")) == 5


def test_a_bar_is_drawn_for_who_watches(stories):
    class Terminal(StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    run("--language", "ar", stderr=screen)

    assert "5/5" in screen.getvalue()


def test_an_unknown_language_is_refused(db):
    with pytest.raises(CommandError) as refused:
        run("--language", "tr")

    assert refused.value.returncode == 2


def interrupted_after(done):
    def run_until(language):
        for progress in rebuild(language, batch=1):
            yield progress
            if progress.done == done:
                raise KeyboardInterrupt

    return run_until


def remembering(indexed):
    real = index.index_many

    def index_and_remember(publications):
        indexed.extend(publication.pk for publication in publications)
        real(publications)

    return index_and_remember
