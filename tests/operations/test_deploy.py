"""What lies in deploy/, by the programs that read it."""

import json
import re
import shutil
import subprocess

import pytest
import yaml
from django.conf import settings

from tests.processes import programs

from .front import DEPLOY, HOST, IS_THERE, asked, certificate, nginx, written
from .served import MANAGE, copied, free_port, manage, page

UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
# Tenths: what `systemd-analyze security` calls exposure.
MOST_EXPOSED = 25


needs_nginx = pytest.mark.skipif(not IS_THERE, reason="nginx or openssl is not installed")


def needs(program):
    return pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not installed")


@needs("systemd-analyze")
@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_a_unit_is_exposed_to_little(unit):
    command = ["systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED}"]
    done = subprocess.run([*command, unit], capture_output=True, text=True, check=False)  # noqa: S603

    assert done.returncode == 0, done.stdout[-300:]


def test_every_command_of_a_unit_is_one_of_ours():
    named = {unit.stem: re.findall(r"manage\.py (\w+)", unit.read_text()) for unit in UNITS}
    commands = settings.BASE_DIR / "newsroom/operations/management/commands"

    assert len(named) == 6
    for unit, found in named.items():
        assert [(commands / f"{name}.py").exists() for name in found] == [True], unit


def test_every_timer_has_its_service():
    timers = {path.stem for path in (DEPLOY / "systemd").glob("*.timer")}

    assert timers == {unit.stem for unit in UNITS} - {"newsroom", "newsroom-next"}


def test_containers_have_few_rights_and_settings_that_there_are():
    services = yaml.safe_load((DEPLOY / "compose.yml").read_text())["services"]
    known = (settings.BASE_DIR / ".env.example").read_text()
    ours = {name: each for name, each in services.items() if each["image"] == "newsroom"}

    for name, service in services.items():
        assert "no-new-privileges:true" in service["security_opt"], name
    assert ours.keys() == {"migrate", "web", "worker", "backup"}
    for name in services.keys() - {"database"}:
        assert services[name]["read_only"], name
        assert services[name]["cap_drop"] == ["ALL"], name
    assert {key for key in ours["web"]["environment"] if f"#{key}=" not in known} == set()
    assert services["web"]["deploy"]["replicas"] == 2
    asked = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yml").read_text()))
    example = (DEPLOY / "compose.env.example").read_text()
    assert {name for name in asked if f"{name}=" not in example} == set()


@needs_nginx
@pytest.mark.parametrize("name", ["newsroom.conf", "compose.conf.template"])
def test_nginx_takes_its_configuration(tmp_path, name):
    certificate(tmp_path)
    done = subprocess.run(  # noqa: S603
        ["nginx", "-t", "-c", str(written(tmp_path, name))],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr.replace('the "user" directive', "")


@pytest.fixture
def site(tmp_path, django_db_setup):
    """nginx before a newsroom: the ports that speak HTTP and HTTPS."""
    plain, secured, behind = free_port(), free_port(), free_port()
    own = copied(tmp_path, DEBUG="0", ALLOWED_HOSTS=HOST, BEHIND_HTTPS="1")
    own["STATIC_ROOT"] = str(tmp_path / "static")
    manage(own, "collectstatic", "--noinput")
    upstream = {"127.0.0.1:8000": f"127.0.0.1:{behind}"}
    with programs(own) as run:
        run(MANAGE, "serve", "--port", str(behind), "--without-worker", stderr=subprocess.DEVNULL)
        page(f"http://127.0.0.1:{behind}/healthz")
        with nginx(tmp_path, plain=plain, secured=secured, **upstream):
            yield plain, secured


@needs_nginx
@pytest.mark.slow
def test_readers_come_through_nginx_by_https_and_leave_no_trace(site, tmp_path):
    plain, secured = site

    status, answer = asked(plain, "/ar/?q=1", secured=False)
    assert (status, f"Location: https://{HOST}/ar/?q=1" in answer) == (301, True)
    assert asked(plain, "/ar/", secured=False, host="other.example")[0] == 0
    assert asked(secured, "/ar/", host="other.example")[0] == 0
    status, answer = asked(secured, "/ar/search/?q=kelime")
    assert status == 200
    assert "Strict-Transport-Security" in answer
    assert "nginx/" not in answer
    assert asked(secured, "/readyz")[0] == 200
    many = [asked(secured, "/admin/login/")[0] for _ in range(30)]
    assert {200, 429} == set(many)
    searches = [asked(secured, f"/lite/ar/search/?q={number}")[0] for number in range(90)]
    assert {200, 429} == set(searches)
    assert searches.count(200) >= 60
    assert asked(secured, "/ar/")[0] == 200

    lines = (tmp_path / "newsroom.log").read_text().splitlines()
    assert {"/ar/search/", "/admin/login/"} <= {json.loads(line)["path"] for line in lines}
    for log in tmp_path.glob("*.log"):
        assert "127.0.0.1" not in log.read_text()
        assert "q=" not in log.read_text()
