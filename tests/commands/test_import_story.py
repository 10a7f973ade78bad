import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article, DeskMember, Revision, Tag, Translation
from articles.states import Move, Role, Status
from articles.text.plain import to_plain
from articles.workflow import may, submit
from tests import make

TEXT = """شبكة الجسر الإعلامية

عودة المياه إلى الحي الغربي

52

عادت #المياه صباح اليوم إلى الحي الغربي في #القامشلي بعد انقطاع دام أسبوعاً.

خطة للصيف المقبل

وتقول البلدية إن المحطة تعمل الآن ليلاً ونهاراً لخدمة أهالي #القامشلي.
"""
REAL = sorted((Path(settings.BASE_DIR).parent / "shared" / "stories").glob("*.txt"))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def run(capsys):
    def run(path, *options, language="ar"):
        call_command("import_story", str(path), "--language", language, *options)
        return capsys.readouterr().out

    return run


def run_json(run, path, *options, **more):
    return json.loads(run(path, "--json", *options, **more))


def stored():
    return (
        Article.objects.count(),
        Tag.objects.count(),
        DeskMember.objects.count(),
        get_user_model().objects.count(),
    )


@pytest.mark.django_db
def test_a_story_is_filed_as_a_draft(run, file):
    made = run_json(run, file)

    revision = Revision.objects.get(pk=made["revision"])
    translation = revision.translation
    assert (translation.pk, translation.article_id) == (made["translation"], made["article"])
    assert (translation.language, translation.status) == ("ar", Status.DRAFT)
    assert translation.article.source == "شبكة الجسر الإعلامية"
    assert revision.headline == "عودة المياه إلى الحي الغربي"
    assert "<h2>خطة للصيف المقبل</h2>" in revision.body
    assert "52" not in revision.body
    assert made["dropped"] == ["52"]
    assert made["repairs"] == []
    assert made["created"] is True


@pytest.mark.django_db
def test_hashtags_become_the_tags_of_the_revision(run, file):
    made = run_json(run, file)

    tags = Tag.objects.filter(pk__in=made["tags"])
    assert {tag.name_in("ar") for tag in tags} == {"المياه", "القامشلي"}
    assert {link.tag_id for link in Revision.objects.get().tag_links.all()} == set(made["tags"])


@pytest.mark.django_db
def test_the_text_is_untouched_to_the_letter(run, file):
    run(file)

    kept = [line for line in TEXT.split("\n") if line][3:]
    assert to_plain(Revision.objects.get().body).split("\n\n") == kept


@pytest.mark.django_db
def test_safe_repairs_are_made_and_reported(run, file):
    file.write_text(TEXT.replace("صباح اليوم", "صباح\u00a0اليوم"), encoding="utf-8")
    made = run_json(run, file)

    assert made["repairs"] == [{"kind": "space", "count": 1}]
    assert "صباح اليوم" in Revision.objects.get().body


@pytest.mark.django_db
def test_people_read_what_was_done(run, file):
    file.write_text(TEXT.replace("صباح اليوم", "صباح\u00a0اليوم"), encoding="utf-8")
    said = run(file)

    assert "Filed as a draft" in said
    assert "1 no-break space made a plain space" in said
    assert "Dropped a counter: 52" in said


@pytest.mark.django_db
def test_the_same_file_again_makes_nothing_new(run, file):
    first = run_json(run, file)
    before = stored()
    again = run_json(run, file)

    assert again["created"] is False
    assert {name: again[name] for name in ("article", "translation", "revision", "tags")} == {
        name: first[name] for name in ("article", "translation", "revision", "tags")
    }
    assert "nothing new" in run(file)
    assert stored() == before


@pytest.mark.django_db
def test_the_same_file_in_another_language_is_another_story(run, file):
    assert run_json(run, file)["article"] != run_json(run, file, language="ckb")["article"]


def test_it_is_filed_by_the_person_named(people, run, file):
    run(file, "--as", "rojin")

    assert Revision.objects.get().writer == people.rojin


def test_by_default_a_system_account_files_it_and_can_neither_submit_nor_approve(people, run, file):
    run(file)
    translation = Translation.objects.get()
    account = translation.latest_revision.writer

    assert (account.username, account.is_system, account.is_staff) == ("importer", True, False)
    assert not account.has_usable_password()
    assert [member.role for member in account.desk_roles.all()] == [Role.IMPORTER]
    assert not may(account, Move.SUBMIT, translation)
    submit(translation, actor=people.salma, opened_revision=translation.latest_revision_id)
    assert not may(account, Move.APPROVE, translation)


@pytest.mark.django_db
def test_the_system_account_is_made_once_for_all_languages(run, file):
    run(file)
    run(file, language="kmr")

    account = get_user_model().objects.get()
    assert {role.language for role in account.desk_roles.all()} == {"ar", "kmr"}


def test_a_section_can_be_chosen(people, run, file):
    section = make.section()
    run(file, "--section", str(section.pk))

    assert Article.objects.get().section == section


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "no text"),
        ("عنوان".encode("utf-16"), "not UTF-8"),
        ("عودة المياه\n\nعادت المياه.".encode("cp1256"), "not UTF-8"),
        ("عودة المياه\n\nعادت\0المياه.".encode(), "NUL"),
        ("* * *\n\nعادت المياه صباح اليوم.".encode(), "no headline"),
        ("عودة المياه\n".encode(), "no text"),
        ("عودة المياه\n\n".encode() + "عادت المياه. ".encode() * 250_000, "larger than"),
    ],
    ids=["empty", "UTF-16", "Windows-1256", "NUL", "no headline", "only a headline", "5 MB"],
)
def test_bad_input_is_refused_in_one_line_and_leaves_nothing(people, run, tmp_path, data, problem):
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    before = stored()

    with pytest.raises(CommandError, match=problem) as refusal:
        run(path)

    assert refusal.value.returncode == 2
    assert str(refusal.value).startswith(f"{path}: ")
    assert "\n" not in str(refusal.value)
    assert stored() == before


@pytest.mark.parametrize(
    ("name", "problem"), [("missing.txt", "no such file"), (".", "not a file")]
)
def test_what_is_no_file_is_refused(people, run, tmp_path, name, problem):
    with pytest.raises(CommandError, match=problem) as refusal:
        run(tmp_path / name)

    assert refusal.value.returncode == 2


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--as", "nobody"], "no person “nobody”"),
        (["--as", "stranger"], "no role on this desk"),
        (["--as", "berfin"], "no role on this desk"),
        (["--as", "gone"], "account has been closed"),
        (["--section", "1000000000000"], "no section 1000000000000"),
    ],
)
def test_who_and_where_must_be_right(people, run, file, options, problem):
    gone = get_user_model().objects.create_user("gone", is_active=False)
    DeskMember.objects.create(person=gone, language="ar", role=Role.REPORTER)
    before = stored()

    with pytest.raises(CommandError, match=problem) as refusal:
        run(file, *options)

    assert refusal.value.returncode == 2
    assert stored() == before


@pytest.mark.django_db
def test_an_unknown_language_is_refused(run, file):
    with pytest.raises(CommandError, match=r"story\.txt: unknown language “tr”") as refusal:
        run(file, language="tr")

    assert refusal.value.returncode == 2
    assert stored() == (0, 0, 0, 0)


@pytest.mark.django_db
def test_a_person_with_the_system_accounts_name_files_nothing_by_default(run, file):
    get_user_model().objects.create_user("importer")

    with pytest.raises(CommandError, match="system account"):
        run(file)

    assert not Article.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_file_sent_many_times_at_once_is_filed_once(file):
    def send(_):
        try:
            call_command("import_story", str(file), "--language", "ar", "--json")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(send, range(16)))

    assert Article.objects.count() == Revision.objects.count() == 1
    assert get_user_model().objects.filter(username="importer").count() == 1


@pytest.mark.skipif(not REAL, reason="no real stories beside the project")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem[:8])
@pytest.mark.django_db
def test_a_real_story_goes_in_to_the_letter(run, path):
    made = run_json(run, path)

    lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    kept = [line for line in lines if line not in made["dropped"]]
    revision = Revision.objects.get()
    assert [revision.translation.article.source, revision.headline] == kept[:2]
    assert to_plain(revision.body).split("\n\n") == kept[2:]
    assert revision.body.count("<h2>") == 1
    assert len(made["dropped"]) == 1
    assert len(made["tags"]) == 4
    assert made["repairs"] == []
