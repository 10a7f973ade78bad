"""Readers and editors at work, told to a file one line a request; begun by `soak.py`.

Only towards this machine: whatever has no loopback address is refused before a line is opened.
"""

import html
import itertools
import json
import os
import random
import re
import socket
import time
from ipaddress import ip_address
from urllib.parse import quote

import urllib3
from locust import HttpUser, between, task
from requests.adapters import HTTPAdapter

HOST, PORT = os.environ["LOAD_HOST"], int(os.environ["LOAD_PORT"])
LINES = open(os.environ["LOAD_LINES"], "a", encoding="utf-8")  # noqa: SIM115
PASSWORD = os.environ["LOAD_PASSWORD"]
WITHDRAWN = os.environ["LOAD_WITHDRAWN"]
SITE = f"https://{HOST}"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
STORY = re.compile(r'href="(/(?:ar|ckb|kmr)/[0-9]+/[^"#?]*)"')
AUTOSAVE = re.compile(r'data-autosave="([^"]+)"')
ADD = "/admin/articles/translation/add/?language=ar"
TRIES = 10
numbers = itertools.count(1)
# The certificate is this machine's own.
urllib3.disable_warnings()
_connect = socket.socket.connect


def connect_here(line: socket.socket, address: object) -> None:
    if line.family != socket.AF_UNIX and not ip_address(address[0]).is_loopback:
        raise OSError(f"{address[0]} is not this machine.")
    _connect(line, address)


def found_here(name: object, port: object, *rest: object, **more: object) -> list:
    here = "127.0.0.1" if name == HOST else name
    return _find(here, port, *rest, **more)


_find, socket.getaddrinfo = socket.getaddrinfo, found_here
socket.socket.connect = connect_here


class FromOwnAddress(HTTPAdapter):
    """Each person has an address of their own: nginx limits what one may ask for."""

    def __init__(self) -> None:
        number = next(numbers)
        self.own = f"127.0.{number // 250 + 1}.{number % 250 + 1}"
        super().__init__()

    def init_poolmanager(self, *args: object, **options: object) -> None:
        super().init_poolmanager(*args, source_address=(self.own, 0), **options)


class Person(HttpUser):
    abstract = True
    is_well = False
    host = f"{SITE}:{PORT}"

    def on_start(self) -> None:
        self.client.verify = False
        self.client.mount("https://", FromOwnAddress())

    def ask(self, name: str, path: str, fields: dict | None = None, **more: object) -> str:
        """The answer's text; what is to be kept through a fault is looked for in it."""
        typed = more.pop("typed", "")
        headers = {"Host": HOST, "Referer": SITE + path, **more}
        begun, how = time.time(), "GET" if fields is None else "POST"
        with self.client.request(
            how, path, data=fields, headers=headers, name=name, catch_response=True, timeout=60
        ) as answer:
            text = "" if answer.status_code == 0 else answer.text
            told = {"at": begun, "name": name, "status": answer.status_code, "path": path}
            told |= {"ms": round((time.time() - begun) * 1000, 1)}
            if typed:
                told |= {"kept": typed in html.unescape(text), "typed": typed}
            LINES.write(json.dumps(told, ensure_ascii=False) + "\n")
            LINES.flush()
            answer.success()
            self.is_well = answer.status_code == 200
        return text


class Reader(Person):
    weight = 9
    wait_time = between(0.3, 1.2)
    known: list[str] = []

    @task(6)
    def read_a_story(self) -> None:
        if not self.known:
            return self.open_a_home()
        return self.ask("story", random.choice(self.known))

    @task(3)
    def open_a_home(self) -> None:
        text = self.ask("home", f"/{random.choice(('ar', 'ckb', 'kmr'))}/")
        gone = WITHDRAWN.split()
        found = [quote(html.unescape(path)) for path in STORY.findall(text)]
        self.known.extend(path for path in found if path not in [*self.known, *gone])

    @task(1)
    def read_a_feed(self) -> None:
        self.ask("feed", "/ar/feed.atom")

    @task(1)
    def search(self) -> None:
        self.ask("search", "/ar/search/?q=" + quote(random.choice(("مدرسة", "مطر", "سوق"))))

    @task(1)
    def look_for_what_was_withdrawn(self) -> None:
        self.ask("withdrawn", random.choice(WITHDRAWN.split()))


class Editor(Person):
    weight = 1
    wait_time = between(1, 3)

    def on_start(self) -> None:
        super().on_start()
        words = {"username": "reporter", "password": PASSWORD}
        form = self.ask("sign in", "/admin/login/")
        self.ask("sign in", "/admin/login/", {**dict(HIDDEN.findall(form)), **words})

    @task
    def write_a_story(self) -> None:
        """Typed for a while in an open form; what was refused is sent again as it was kept."""
        form = self.ask("form", ADD)
        headline = f"خبر {time.time_ns()}"
        typed = {"headline": headline, "body": "نص الخبر", "body_format": "plain", "genre": "news"}
        fields = {**dict(HIDDEN.findall(form)), **typed, "kind": "text", "save": "1", "_end": "1"}
        autosave = AUTOSAVE.search(form)
        if "csrfmiddlewaretoken" not in fields or autosave is None:
            # Without a form nobody types.
            return
        time.sleep(random.uniform(1, 4))
        self.ask("autosave", autosave[1], fields, **{"X-Autosave": "1"})
        for _try in range(TRIES):
            self.ask("save", ADD, fields, typed=headline)
            if self.is_well:
                return
            time.sleep(4)
