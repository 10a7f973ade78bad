import json
from xml.etree import ElementTree as ET

import pytest
from django.core.management import CommandError, call_command

SVG = "{http://www.w3.org/2000/svg}"
SPEED = {
    "requests": 50,
    "per_second": 800.0,
    "p50": 1.2,
    "p99": 3.4,
    "bare_per_second": 1600.0,
    "of_bare": 0.5,
}
MACHINE = {
    "processor": "Something & Sons",
    "cores": 2,
    "memory_gib": 4.0,
    "system": "Linux",
    "python": "3.11.7",
    "django": "5.2",
    "load": 0.5,
}
PROCESS = {
    "seconds_to_first_answer": 1.5,
    "cpu_seconds_to_first_answer": 1.2,
    "memory_mib": 90.0,
    "own_memory_mib": 70.0,
}


def cost(calls, database):
    return {
        "queries": 2,
        "calls": calls,
        "cpu": calls / 1000,
        "database_cpu": database,
        "bytes": {"plain": 9000, "gzip": 3000, "brotli": 2500},
        "speed": SPEED,
    }


def run(stories, database="PostgreSQL 15.9", **changes):
    own = 0.5 if database.startswith("PostgreSQL") else None
    readers = {"article": cost(2345, own), "search, <two> & more": cost(stories // 10, own)}
    desk = {"start page": cost(17_000, own)}
    return {
        "taken": "2026-01-02T03:04+00:00",
        "machine": MACHINE,
        "database": database,
        "stories": stories,
        "publications": stories,
        "rounds": 50,
        "readers": readers,
        "desk": desk,
        "process": PROCESS,
        **changes,
    }


def reported(tmp_path, *runs):
    files = []
    for number, each in enumerate(runs):
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(json.dumps(each))
    call_command("benchmark_report", *map(str, files), "--into", str(tmp_path))
    return tmp_path


def read(path):
    return ET.fromstring(path.read_text())  # noqa: S314  it is ours


@pytest.mark.parametrize("name", ["time.svg", "calls.svg"])
def test_a_plot_is_well_formed_and_has_a_panel_per_page_and_a_line_per_database(tmp_path, name):
    runs = [run(10_000), run(100_000), run(10_000, "SQLite 3.40.1")]

    drawn = read(reported(tmp_path, *runs) / name)
    lines = [len(line.get("points").split()) for line in drawn.iter(f"{SVG}polyline")]
    words = {text.text for text in drawn.iter(f"{SVG}text")}

    assert sorted(lines) == [1, 1, 1, 2, 2, 2]
    assert {"article", "search, <two> & more", "start page", "PostgreSQL", "SQLite"} <= words
    assert {"10k", "100k"} <= words


def test_a_larger_cost_stands_higher(tmp_path):
    drawn = read(reported(tmp_path, run(10_000), run(100_000)) / "calls.svg")
    _article, search, _start = drawn.iter(f"{SVG}polyline")
    (x, y), (later_x, higher_y) = (map(float, at.split(",")) for at in search.get("points").split())

    assert x < later_x
    assert y > higher_y


def test_the_report_sets_figures_beside_goals_and_wagtail(tmp_path):
    text = (reported(tmp_path, run(10_000), run(100_000)) / "figures.md").read_text()

    assert "| article | 2 / 2,345 | 2 / 3,000 | 20 / 62,500 |" in text
    assert "| article | 2 / 2,345 / 2.8 (0.5) | 2 / 2,345 / 2.8 (0.5) |" in text
    assert "Something & Sons, 2 cores, 4.0 GiB" in text


def test_without_the_size_that_wagtail_was_measured_at_nothing_is_set_beside_it(tmp_path):
    text = (reported(tmp_path, run(500)) / "figures.md").read_text()

    assert "Wagtail" not in text


@pytest.mark.parametrize("written", ["", "[1]", '{"stories": 1}'])
def test_a_file_of_another_kind_is_refused_and_nothing_written(tmp_path, written):
    path = tmp_path / "other.json"
    path.write_text(written)

    with pytest.raises(CommandError, match=r"other\.json"):
        call_command("benchmark_report", str(path), "--into", str(tmp_path))

    assert [each.name for each in tmp_path.iterdir()] == ["other.json"]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "run.json"
    path.write_text(json.dumps(run(10)))

    with pytest.raises(CommandError, match="no folder"):
        call_command("benchmark_report", str(path), "--into", str(tmp_path / "none"))
