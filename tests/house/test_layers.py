import pytest
from importlinter.cli import lint_imports

from .tree import ROOT, files, name


def test_imports_run_downwards_only(monkeypatch):
    monkeypatch.chdir(ROOT)

    assert lint_imports(config_filename="pyproject.toml", cache_dir=None) == 0


@pytest.mark.parametrize("path", files(".py", under=("newsroom", "articles")), ids=name)
def test_no_module_has_a_name_that_says_nothing(path):
    assert path.stem not in {"utils", "helpers", "common", "manager", "service", "base"}
