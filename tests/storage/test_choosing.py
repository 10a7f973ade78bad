"""Pictures in a bucket, spoken to over HTTP as in production."""

from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import boto3
import pytest
from botocore.exceptions import ClientError
from django.core.files.storage import default_storage
from django.core.management import call_command
from moto.server import ThreadedMotoServer
from s3transfer.exceptions import RetriesExceededError
from storages.backends.s3 import S3File, S3Storage

from articles import workflow
from articles.models import Photo
from articles.workflow.photo_files import set_aside_what_is_left
from newsroom.environment import BadSetting, Environment
from newsroom.storage.bucket import PrivateBucket
from newsroom.storage.choosing import file_store, withdrawn_store
from tests import make
from tests.photos.pictures import saved, scene, seen

BUCKET = "pictures"


@pytest.fixture(scope="module")
def server():
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture(scope="module")
def owner(server):
    """Who speaks to the store past the project."""
    return boto3.client(
        "s3",
        endpoint_url=server,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


@pytest.fixture
def bucket(server, owner, settings):
    """The store's own view of the bucket that the settings name."""
    key = {"S3_ACCESS_KEY": "test", "S3_SECRET_KEY": "test"}
    env = Environment({"S3_BUCKET": BUCKET, "S3_ENDPOINT": server, **key})
    owner.create_bucket(Bucket=BUCKET)
    stores = {"default": file_store(env), "withdrawn": withdrawn_store(env, Path("unused"))}
    settings.STORAGES = {**settings.STORAGES, **stores}
    yield owner
    for name in names(owner):
        owner.delete_object(Bucket=BUCKET, Key=name)
    owner.delete_bucket(Bucket=BUCKET)


def names(client):
    return {item["Key"] for item in client.list_objects_v2(Bucket=BUCKET).get("Contents", [])}


@pytest.fixture
def kept(bucket, people, django_capture_on_commit_callbacks):
    """A photo brought in through its verb, with its sizes."""
    with django_capture_on_commit_callbacks(execute=True):
        data = saved(scene(700, 400), "jpeg", quality=90)
        words = {"alt_ar": "سوق", "credit_ar": "روجين"}
        added = workflow.add_photo(data, actor=people.rojin, **words)
    return Photo.objects.get(pk=added.photo.pk)


@pytest.mark.parametrize("variables", [{}, {"S3_BUCKET": "", "S3_ENDPOINT": " "}])
def test_a_folder_is_used_where_no_bucket_is_named(variables):
    env = Environment(variables)

    assert file_store(env) == {"BACKEND": "newsroom.storage.folder.PictureFolder"}
    aside = withdrawn_store(env, Path("/var/newsroom/withdrawn"))
    assert aside["BACKEND"] == "newsroom.storage.folder.PictureFolder"
    assert aside["OPTIONS"]["location"] == Path("/var/newsroom/withdrawn")


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"S3_ENDPOINT": "https://s3.example.org"}, "S3_ENDPOINT: is set, but S3_BUCKET"),
        ({"S3_ACCESS_KEY": "a", "S3_SECRET_KEY": "b"}, "S3_ACCESS_KEY: is set, but S3_BUCKET"),
        ({"S3_BUCKET": "a", "S3_ACCESS_KEY": "b"}, "S3_ACCESS_KEY: belongs together"),
        ({"S3_BUCKET": "a", "S3_SECRET_KEY": "b"}, "S3_SECRET_KEY: belongs together"),
        ({"S3_BUCKET": "a", "S3_ENDPOINT": "s3.example.org"}, "S3_ENDPOINT: “s3.example.org”"),
    ],
)
def test_a_bucket_that_is_half_set_ends_the_start_with_a_line(variables, words):
    for store in (file_store, partial(withdrawn_store, folder=Path("unused"))):
        with pytest.raises(BadSetting, match=words):
            store(Environment(variables))


def test_the_picture_and_its_sizes_lie_in_the_bucket(bucket, kept):
    assert len(kept.renditions) == 10
    assert names(bucket) == {kept.file.name, *(rendition[2] for rendition in kept.renditions)}


def test_readers_ask_the_site_which_knows_what_is_live(client, kept, people):
    address = kept.file.url
    assert address == f"/media/{kept.file.name}"
    assert client.get(address).status_code == 404

    make.published(people, lead_photo=kept.pk)
    for name in (kept.file.name, *(rendition[2] for rendition in kept.renditions)):
        answer = client.get(default_storage.url(name))
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content) == default_storage.open(name).read()

    workflow.withdraw_photo(kept, actor=people.zelal, note="وجه طفل")
    assert client.get(address).status_code == 410


def test_a_withdrawn_picture_lies_under_a_name_that_nobody_can_guess(
    bucket, kept, people, capsys, django_capture_on_commit_callbacks
):
    own = default_storage.open(kept.file.name).read()
    with django_capture_on_commit_callbacks(execute=True):
        workflow.withdraw_photo(kept, actor=people.zelal, note="وجه طفل")

    (name,) = names(bucket)
    aside = Photo.objects.get(pk=kept.pk).set_aside_as
    assert name == f"withdrawn/{aside}"
    assert len(aside) == 64 + len(".jpg")
    assert bucket.get_object(Bucket=BUCKET, Key=name)["Body"].read() == own
    call_command("check_photos")
    assert capsys.readouterr().out == "1 files, all in order\n"


@pytest.mark.slow
def test_a_picture_shown_again_and_its_sizes_are_back_in_the_bucket(
    bucket, kept, people, django_capture_on_commit_callbacks
):
    before, own = names(bucket), default_storage.open(kept.file.name).read()
    for verb in (workflow.withdraw_photo, workflow.show_photo_again):
        with django_capture_on_commit_callbacks(execute=True):
            verb(kept, actor=people.zelal, note="خطأ")

    again = Photo.objects.get(pk=kept.pk)
    assert names(bucket) == {*before, f"withdrawn/{again.set_aside_as}"}
    assert default_storage.open(kept.file.name).read() == own
    call_command("check_photos")


@pytest.mark.slow
def test_what_the_bucket_refused_to_give_up_is_set_aside_at_night(
    bucket, kept, people, capsys, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(*args, **options):
        raise ClientError({}, "DeleteObject")

    with monkeypatch.context() as broken:
        broken.setattr(S3Storage, "delete", refuse)
        with django_capture_on_commit_callbacks(execute=True):
            workflow.withdraw_photo(kept, actor=people.zelal, note="وجه طفل")
    assert kept.file.name in names(bucket)

    call_command("check_photos")

    assert f"Set aside what was in reach of photo {kept.pk}" in capsys.readouterr().out
    assert len(names(bucket)) == 1


@pytest.mark.slow
def test_a_lost_file_is_not_found(bucket, client, kept, people):
    make.published(people, lead_photo=kept.pk)
    bucket.delete_object(Bucket=BUCKET, Key=kept.file.name)

    assert client.get(kept.file.url).status_code == 404


@pytest.mark.usefixtures("kept")
def test_the_nightly_look_reads_the_bucket(capsys):
    call_command("check_photos")

    assert capsys.readouterr().out == "11 files, all in order\n"


def test_strangers_get_nothing_by_an_address_of_the_store(bucket, kept):
    grants = bucket.get_object_acl(Bucket=BUCKET, Key=kept.file.name)["Grants"]

    assert not [grant for grant in grants if "AllUsers" in grant["Grantee"].get("URI", "")]


def test_a_store_that_is_away_is_told_and_no_row_is_made(bucket, kept, people, settings):
    options = {**settings.STORAGES["default"]["OPTIONS"], "bucket_name": "not-there"}
    store = {**settings.STORAGES["default"], "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "default": store}

    with pytest.raises(workflow.Refused, match="could not be stored"):
        workflow.add_photo(saved(scene(90, 60), "png"), actor=people.rojin)
    assert Photo.objects.get() == kept


class CutOff(BaseHTTPRequestHandler):
    """A store that announces a picture and goes away in the middle of it."""

    def do_HEAD(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()

    def do_GET(self):
        self.do_HEAD()
        self.wfile.write(b"half")

    def log_message(self, *args):
        pass


@pytest.fixture
def cut_off(monkeypatch):
    """The store's own view of it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), CutOff) as running:
        Thread(target=running.serve_forever).start()
        address = f"http://127.0.0.1:{running.server_port}"
        key = {"S3_ACCESS_KEY": "test", "S3_SECRET_KEY": "test"}
        monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
        env = Environment({"S3_BUCKET": BUCKET, "S3_ENDPOINT": address, **key})
        yield PrivateBucket(**file_store(env)["OPTIONS"])
        running.shutdown()


def test_a_store_that_goes_away_while_it_is_read_is_told_as_by_a_folder(cut_off):
    with pytest.raises(OSError, match=r"."):
        cut_off.open("photos/a.jpg").read()


def gone_after_it_was_found(monkeypatch, act):
    found = S3File.__init__

    def late(self, *args):
        found(self, *args)
        act(self.name)

    monkeypatch.setattr(S3File, "__init__", late)


def test_a_picture_that_is_withdrawn_while_it_is_opened_is_not_found(
    bucket, client, kept, people, monkeypatch
):
    make.published(people, lead_photo=kept.pk)
    gone_after_it_was_found(monkeypatch, lambda name: bucket.delete_object(Bucket=BUCKET, Key=name))

    assert client.get(kept.file.url).status_code == 404


def test_what_was_opened_is_read_without_the_store(bucket, kept):
    with default_storage.open(kept.file.name) as file:
        bucket.delete_object(Bucket=BUCKET, Key=kept.file.name)
        assert seen(file.read()).size == (700, 400)


def test_a_withdrawal_from_a_store_that_goes_away_is_made_up_for(
    bucket, kept, people, monkeypatch, django_capture_on_commit_callbacks
):
    def goes_away(self):
        raise RetriesExceededError(None)

    with monkeypatch.context() as broken:
        broken.setattr(S3File, "file", property(goes_away))
        with django_capture_on_commit_callbacks(execute=True):
            workflow.withdraw_photo(kept, actor=people.zelal, note="وجه طفل")
    assert kept.file.name in names(bucket)

    assert set_aside_what_is_left() == 11
    assert names(bucket) == {f"withdrawn/{Photo.objects.get(pk=kept.pk).set_aside_as}"}


def test_checksums_are_sent_where_they_have_to_be_alone():
    client = PrivateBucket(bucket_name=BUCKET, region_name="us-east-1").connection.meta.client
    known = client.meta.config

    assert known.request_checksum_calculation == "when_required"
    assert known.response_checksum_validation == "when_required"
