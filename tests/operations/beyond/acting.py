"""An installation of its own on servers, with one story of the demo, and acts at its desk."""

import json
import subprocess
import sys
import urllib.error
import urllib.request

from tests.operations.served import MANAGE, manage, variables
from tests.operations.test_full_disk import OF_ONE_STORY
from tests.processes import PATIENCE

ACT = """
import sys
import django
django.setup()
from articles import workflow
from articles.models import Translation
from newsroom.accounts.models import User
publisher = User.objects.get(username="publisher")
seen = Translation.objects.get(language="ar", article=5)
"""
WITHDRAW = ACT + "workflow.withdraw(seen, actor=publisher, note='عدد خاطئ')"
REPUBLISH = ACT + "workflow.republish(seen, actor=publisher)"
# After the pages of the house.
STORY = "/ar/5/"


def installed(folder, **more):
    """Its environment; the tables are made and the story is out."""
    own = variables(folder, PAGE_CACHE="1", **more)
    manage(own, "migrate", "-v0")
    manage(own, "load_demo", program=("-c", OF_ONE_STORY))
    return own


def act(environment, what):
    """Have it done by a process of its own, as by one on another machine."""
    subprocess.run([sys.executable, "-c", what], env=environment, check=True, timeout=PATIENCE)  # noqa: S603


def status(port, path=STORY):
    """With the headers of the answer."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            answer.read()
            return answer.status, answer.headers
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers
    except (urllib.error.URLError, ConnectionError):
        return 0, {}


def finding(environment, name):
    """What `doctor` says of one thing."""
    command = [sys.executable, MANAGE, "doctor", "--json"]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    found = map(json.loads, said.stdout.splitlines())
    return next(each for each in found if each["name"] == name)
