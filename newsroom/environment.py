"""What the environment says, each variable read by its kind: an empty one means the default.

A value that cannot be meant ends the program with one line that names the variable.
"""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from environ import Env

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
HOST = re.compile(r"\*|\.?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\]")
CRAWLER = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
AGE_KEY = re.compile("age1[02-9ac-hj-np-z]{58}")
MAILBOX = re.compile(r"[^\s@,<>]+@[^\s@,<>]+")
CONTACT = re.compile(r"mailto:[^\s@,]+@[^\s@,]+|https://[^\s,/]+\S*|tel:\+[0-9-]+")
SITE = re.compile(r"https?://[A-Za-z0-9.\[\]:-]+")
HEADER = re.compile("[A-Za-z][A-Za-z0-9-]*")
INDEX_KEY = re.compile("[A-Za-z0-9-]{8,128}")
ORIGIN = re.compile(r"https?://[A-Za-z0-9.*_\[\]:-]+")
DATABASES = {"postgres", "postgresql", "pgsql", "psql", "sqlite"}
CACHES = {"redis", "rediss", "unix"}
BROKERS = {"amqp", "amqps", "redis", "rediss"}
MAIL = {"smtp", "smtp+tls", "smtp+ssl"}


class BadSetting(SystemExit):
    """Ends every program alike, a web server's worker too, without a traceback."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")


@dataclass(frozen=True)
class Environment:
    """Reads from `variables`; every method raises BadSetting for a value that it cannot take."""

    variables: Mapping[str, str]

    def text(self, name: str, default: str = "") -> str:
        value = self.variables.get(name, "").strip()
        if not value.isprintable():
            raise BadSetting(name, "has characters that cannot be printed.")
        return value or default

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.text(name).lower()
        if value and value not in TRUE | FALSE:
            raise BadSetting(name, f"“{value}” is neither true nor false.")
        return value in TRUE if value else default

    def number(self, name: str, default: int) -> int:
        value = self.text(name)
        if value and not re.fullmatch("[0-9]{1,9}", value):
            raise BadSetting(name, f"“{value}” is not a number from 0 on.")
        return int(value) if value else default

    def folder(self, name: str, *, default: Path, base: Path) -> Path:
        """A relative path is one below `base`, wherever the program was started."""
        value = self.text(name)
        path = base / Path(value).expanduser() if value else default
        if path.exists() and not path.is_dir():
            raise BadSetting(name, f"{path} is not a folder.")
        return path

    def hosts(self, name: str, default: list[str]) -> list[str]:
        what = "is not the name of a host alone, without https:// and port."
        return self._several(name, HOST, what) or default

    def origins(self, name: str) -> list[str]:
        return self._several(name, ORIGIN, "is not an origin like https://news.example.org.")

    def crawlers(self, name: str) -> list[str]:
        return self._several(name, CRAWLER, "is neither a group nor the name of a crawler.")

    def contacts(self, name: str) -> list[str]:
        return self._several(name, CONTACT, "is not written like mailto:security@example.org.")

    def age_keys(self, name: str) -> list[str]:
        return self._several(name, AGE_KEY, "is not a public key of age, like age1….")

    def mailboxes(self, name: str) -> list[str]:
        return self._several(name, MAILBOX, "is not an address like operator@example.org.")

    def networks(self, name: str) -> list[IPv4Network | IPv6Network]:
        """Addresses and networks, by commas."""
        try:
            return [ip_network(value.strip()) for value in self.text(name).split(",") if value]
        except ValueError as error:
            raise BadSetting(name, f"{error}.") from None

    def mail_server(self, name: str) -> dict[str, object]:
        """Django's settings of a server that takes mail; TELLS_BY_MAIL: whether there is one."""
        address = self.text(name)
        if not address:
            return {"TELLS_BY_MAIL": False}
        if not _has_host(address, MAIL):
            wrong = "is not smtp+tls://user:password@host:587, with special characters as %40."
            raise BadSetting(name, wrong)
        return {"TELLS_BY_MAIL": True, **Env.email_url_config(address)}

    def _several(self, name: str, shape: re.Pattern, what: str) -> list[str]:
        values = [value.strip() for value in self.text(name).split(",") if value.strip()]
        for value in values:
            if not shape.fullmatch(value):
                raise BadSetting(name, f"“{value}” {what}")
        return values

    def time_zone(self, name: str, default: str) -> str:
        value = self.text(name, default)
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise BadSetting(name, f"“{value}” is not a zone like Asia/Damascus.") from None
        return value

    def web_address(self, name: str) -> str:
        value = self.text(name)
        if value and not _has_host(value, {"http", "https"}):
            raise BadSetting(name, f"“{value}” is not an address like https://s3.example.org.")
        return value

    def site(self, name: str) -> str:
        """Scheme and host alone, as addresses of the site begin; "" where nothing is said."""
        value = self.web_address(name).rstrip("/")
        if value and not SITE.fullmatch(value):
            raise BadSetting(name, f"“{value}” is not an address like https://news.example.org.")
        return value

    def index_key(self, name: str) -> str:
        value = self.text(name)
        if value and not INDEX_KEY.fullmatch(value):
            raise BadSetting(name, "is not a key of 8 to 128 letters, digits and hyphens.")
        return value

    def database(self, name: str, default: Path) -> dict[str, object]:
        """An entry of DATABASES; a SQLite file at `default` where nothing is said."""
        address = self.text(name)
        if not address:
            return {"ENGINE": "django.db.backends.sqlite3", "NAME": ready(default)}
        scheme, _, rest = address.partition("://")
        wrong = "is not postgres://user:password@host:5432/name, with special characters as %40."
        if scheme not in DATABASES:
            raise BadSetting(name, wrong)
        if scheme == "sqlite" and not rest.startswith(("/", ":memory:")):
            raise BadSetting(name, "a file of SQLite is written sqlite:////folder/file.")
        try:
            entry = Env.db_url_config(address)
        except ValueError:
            raise BadSetting(name, wrong) from None
        if not entry["NAME"]:
            raise BadSetting(name, "names no database after the last slash.")
        return entry

    def broker(self, name: str) -> str:
        """Of Celery; "" where nothing is said."""
        value = self.text(name)
        if value and not _has_host(value, BROKERS):
            wrong = "is not amqp://user:password@host:5672/name or redis://host:6379/1."
            raise BadSetting(name, wrong)
        return value

    def header(self, name: str, default: str) -> str:
        """The name of a header."""
        value = self.text(name, default)
        if not HEADER.fullmatch(value):
            raise BadSetting(name, f"“{value}” is not the name of a header.")
        return value

    def redis(self, name: str) -> str:
        """One address or several, by commas; "" where nothing is said."""
        value = self.text(name)
        for address in filter(None, value.split(",")):
            if not _has_host(address, CACHES):
                raise BadSetting(name, "is not an address like redis://127.0.0.1:6379/0.")
        return value


def _has_host(address: str, schemes: set[str]) -> bool:
    """Whether it is an address of one of the schemes, with a host (or a socket) and a real port."""
    try:
        parts = urlsplit(address)
        _real = parts.port
    except ValueError:
        return False
    return parts.scheme in schemes and bool(parts.hostname or parts.scheme == "unix")


def read_environment(file: Path) -> Environment:
    """The environment of this process; what it does not name, from `file` where there is one."""
    try:
        if file.exists():
            file.read_text(encoding="utf-8")
            Env.read_env(file, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(str(file), f"cannot be read: {error}.") from None
    return Environment(os.environ)


def ready(path: Path) -> Path:
    """The same path, once the folder above it is there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSetting("VAR_DIR", f"{path.parent} cannot be made: {error.strerror}.") from None
    return path


def kept_secret(path: Path) -> str:
    """A key made once and kept in a file that only this account can read."""
    ready(path)
    try:
        if not path.exists() or not path.read_text().strip():
            write_whole(path, secrets.token_urlsafe(64))
        return path.read_text().strip()
    except OSError as error:
        raise BadSetting("VAR_DIR", f"{path} cannot be written: {error.strerror}.") from None


def write_whole(path: Path, text: str) -> None:
    """Written aside first: whoever reads it at the same time never reads half of it."""
    aside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    aside.touch(mode=0o600)
    aside.write_text(text)
    aside.replace(path)
