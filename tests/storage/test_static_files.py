import re
from pathlib import Path

import pytest
from django.core.management import call_command

IMPORT = re.compile(r"""(?:from|import) ?"(\.[^"]+)";""")


@pytest.fixture
def gathered(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "newsroom.storage.static_files.ModuleManifestStorage"},
    }
    # What is served is compressed as well; that takes long and changes no name.
    kinds = ("js", "map", "css", "svg", "txt", "md", "html", "json")
    settings.WHITENOISE_SKIP_COMPRESS_EXTENSIONS = kinds
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


@pytest.mark.slow
def test_every_module_of_the_desk_imports_files_by_the_names_they_are_served_under(gathered):
    imports = [
        (script, script.parent / name)
        for script in (gathered / "desk").rglob("*.js")
        if _is_hashed(script)
        for name in IMPORT.findall(script.read_text())
    ]
    assert len(imports) > 50
    assert [(script.name, file.name) for script, file in imports if not _is_hashed(file)] == []
    assert [file.name for _, file in imports if not file.exists()] == []


def _is_hashed(file: Path) -> bool:
    return re.search(r"\.[0-9a-f]{12}\.js$", file.name) is not None
