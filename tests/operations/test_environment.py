import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from newsroom.environment import BadSetting, Environment, kept_secret, read_environment

DEFAULT = Path("/var/newsroom/newsroom.sqlite3")
SQLITE = "django.db.backends.sqlite3"
GUNICORN = ["-m", "gunicorn", "--no-control-socket", "--bind", "127.0.0.1:0", "newsroom.wsgi"]


def read(**variables):
    return Environment(variables)


@pytest.fixture
def database_file(tmp_path):
    return tmp_path / "new" / "newsroom.sqlite3"


@pytest.mark.parametrize("value", [None, "", "  "])
def test_what_is_left_empty_means_the_default(value, database_file, tmp_path):
    env = read() if value is None else Environment(dict.fromkeys("ABCDEFGHIJKLMNOPQ", value))

    assert env.text("A", "default") == "default"
    assert env.flag("B", default=True) is True
    assert env.number("C", 60) == 60
    assert env.folder("D", default=tmp_path, base=tmp_path) == tmp_path
    assert env.hosts("E", ["localhost"]) == ["localhost"]
    assert env.origins("F") == []
    assert env.time_zone("G", "Asia/Damascus") == "Asia/Damascus"
    assert env.web_address("H") == ""
    assert env.database("I", database_file) == {"ENGINE": SQLITE, "NAME": database_file}
    assert env.redis("J") == ""
    assert env.crawlers("K") == env.contacts("L") == env.mailboxes("M") == env.networks("O") == []
    assert env.mail_server("N") == {"TELLS_BY_MAIL": False}
    assert env.site("P") == env.index_key("Q") == ""


def test_values_are_read_by_their_kind(tmp_path):
    env = read(
        FLAG="Yes",
        OFF="0",
        NUMBER="0",
        FOLDER="pictures",
        HOSTS="news.example.org, .example.org,[::1]",
        ORIGINS="https://news.example.org,https://*.example.org:8443",
        CACHE="redis://:secret@127.0.0.1:6379/0",
        SECRET="$ecret",
        SITE="https://news.example.org/",
        KEY="0a1b-2c3D",
        CRAWLERS="training, archive.org_bot",
        CONTACTS="mailto:security@example.org,https://example.org/report,tel:+963-11-555",
    )

    assert env.flag("FLAG", default=False) is True
    assert env.flag("OFF", default=True) is False
    assert env.number("NUMBER", 7) == 0
    assert env.folder("FOLDER", default=Path("/"), base=tmp_path) == tmp_path / "pictures"
    assert env.hosts("HOSTS", []) == ["news.example.org", ".example.org", "[::1]"]
    assert env.origins("ORIGINS") == ["https://news.example.org", "https://*.example.org:8443"]
    assert env.redis("CACHE") == "redis://:secret@127.0.0.1:6379/0"
    assert env.text("SECRET") == "$ecret"
    assert env.site("SITE") == "https://news.example.org"
    assert env.index_key("KEY") == "0a1b-2c3D"
    assert env.crawlers("CRAWLERS") == ["training", "archive.org_bot"]
    assert len(env.contacts("CONTACTS")) == 3


def test_databases_are_read_from_their_addresses():
    postgres = read(DATABASE_URL="postgres://desk:p%40ss@db:5433/news").database(
        "DATABASE_URL", DEFAULT
    )
    sqlite = read(DATABASE_URL="sqlite:////srv/news.sqlite3").database("DATABASE_URL", DEFAULT)

    assert postgres["ENGINE"] == "django.db.backends.postgresql"
    assert (postgres["USER"], postgres["PASSWORD"]) == ("desk", "p@ss")
    assert (postgres["HOST"], postgres["PORT"], postgres["NAME"]) == ("db", 5433, "news")
    assert (sqlite["ENGINE"], sqlite["NAME"]) == (SQLITE, "/srv/news.sqlite3")


def test_a_server_for_mail_is_read_from_its_address():
    server = read(MAIL_URL="smtp+tls://desk:p%40ss@mail:587").mail_server("MAIL_URL")

    assert server["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (server["EMAIL_HOST"], server["EMAIL_PORT"]) == ("mail", 587)
    assert (server["EMAIL_HOST_USER"], server["EMAIL_HOST_PASSWORD"]) == ("desk", "p@ss")
    assert server["EMAIL_USE_TLS"]
    assert server["TELLS_BY_MAIL"]


@pytest.mark.parametrize(
    "value",
    [
        "garbage",
        "://",
        "mysql://user@host/name",
        "postgres://user@host:port/name",
        "postgres://user:p?ss@host/name",
        "postgres://user:p/ss@host/name",
        "postgres://user@host",
        "sqlite://news.sqlite3",
    ],
)
def test_an_address_that_is_no_database_ends_with_a_line_without_its_password(value):
    with pytest.raises(BadSetting, match="^DATABASE_URL: ") as refused:
        read(DATABASE_URL=value).database("DATABASE_URL", DEFAULT)
    assert "ss@" not in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", "one\ntwo"),
        ("text", "\udcff"),
        ("flag", "maybe"),
        ("flag", "false # for now"),
        ("number", "abc"),
        ("number", "-1"),
        ("number", "1.5"),
        ("number", "٣"),
        ("hosts", "https://news.example.org"),
        ("hosts", "news.example.org:8000"),
        ("hosts", "one two"),
        ("origins", "news.example.org"),
        ("origins", "https://news.example.org/"),
        ("time_zone", "Damascus"),
        ("time_zone", "../etc/passwd"),
        ("time_zone", "Asia"),
        ("web_address", "s3.example.org"),
        ("web_address", "https://:80"),
        ("redis", "127.0.0.1:6379"),
        ("redis", "redis://"),
        ("redis", "redis://host:port"),
        ("site", "news.example.org"),
        ("site", "https://*.example.org"),
        ("site", "https://news.example.org/ar/"),
        ("site", "https://user@news.example.org"),
        ("index_key", "short"),
        ("index_key", "no/slash/in/it"),
        ("index_key", "x" * 129),
        ("crawlers", "training; answers"),
        ("crawlers", "*"),
        ("contacts", "security@example.org"),
        ("contacts", "http://example.org/report"),
        ("contacts", "mailto:nobody"),
        ("networks", "10.0.0.1/8"),
        ("networks", "localhost"),
        ("mailboxes", "operator"),
        ("mailboxes", "Operator <operator@example.org>"),
        ("mail_server", "mail.example.org:25"),
        ("mail_server", "consolemail://"),
        ("mail_server", "smtp://:25"),
        ("mail_server", "smtp://host:port"),
    ],
)
def test_what_cannot_be_meant_ends_with_a_line_that_names_the_variable(kind, value):
    rest = {"flag": {"default": False}, "number": {"default": 1}, "hosts": {"default": []}}
    rest["time_zone"] = {"default": "UTC"}

    with pytest.raises(BadSetting, match="^NAME: .+"):
        getattr(read(NAME=value), kind)("NAME", **rest.get(kind, {}))


def test_a_file_in_place_of_a_folder_ends_with_a_line(tmp_path):
    (tmp_path / "var").touch()
    env = read(VAR_DIR="var")

    with pytest.raises(BadSetting, match=r"^VAR_DIR: .*var is not a folder"):
        env.folder("VAR_DIR", default=tmp_path, base=tmp_path)
    with pytest.raises(BadSetting, match=r"^VAR_DIR: .*var cannot be made"):
        env.database("DATABASE_URL", tmp_path / "var" / "newsroom.sqlite3")
    with pytest.raises(BadSetting, match=r"^VAR_DIR: .*var cannot be made"):
        kept_secret(tmp_path / "var" / "secret_key")


def test_the_key_is_made_once_for_this_account_alone(tmp_path):
    path = tmp_path / "var" / "secret_key"
    key = kept_secret(path)

    assert len(key) > 50
    assert kept_secret(path) == key
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_key_that_was_cut_off_is_made_anew(tmp_path):
    path = tmp_path / "secret_key"
    path.touch()

    assert len(kept_secret(path)) > 50


def test_the_file_speaks_where_the_environment_is_silent(tmp_path, monkeypatch):
    monkeypatch.setenv("NAMED", "here")
    monkeypatch.setenv("OWN", "taken back after the test")
    monkeypatch.delenv("OWN")
    (tmp_path / ".env").write_text("\ufeffOWN='of the file'\nNAMED=there\n", encoding="utf-8")
    env = read_environment(tmp_path / ".env")

    assert (env.text("OWN"), env.text("NAMED")) == ("of the file", "here")


def test_a_file_that_cannot_be_read_ends_with_a_line(tmp_path):
    (tmp_path / ".env").write_bytes("SECRET_KEY=ڕۆژ".encode("utf-16"))

    with pytest.raises(BadSetting, match=r"\.env: cannot be read"):
        read_environment(tmp_path / ".env")
    with pytest.raises(BadSetting, match="cannot be read"):
        read_environment(tmp_path)


@pytest.mark.parametrize("program", [["manage.py", "check"], GUNICORN])
def test_every_program_ends_without_a_traceback(program, tmp_path):
    own = {**os.environ, "VAR_DIR": str(tmp_path), "DEBUG": "maybe"}
    own["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    ended = subprocess.run(  # noqa: S603
        [sys.executable, *program],
        env=own,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert ended.returncode != 0
    assert "DEBUG: “maybe” is neither true nor false." in ended.stderr
    assert "Traceback" not in ended.stderr
