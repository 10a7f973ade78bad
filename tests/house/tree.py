"""The project's own files, as the house's rules see them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = ("newsroom", "articles", "templates", "static", "tests")
VENDORED = ("fonts", "vendor", "node_modules")


def files(*suffixes: str, under: tuple[str, ...] = OURS) -> list[Path]:
    """Our files that end so, in order; nothing generated, vendored or migrated."""
    found = []
    for folder in under:
        found += [path for path in (ROOT / folder).rglob("*") if path.suffix in suffixes]
    return sorted(path for path in found if not _is_foreign(path))


def name(path: Path) -> str:
    """The path from the root of the project, with slashes."""
    return path.relative_to(ROOT).as_posix()


def _is_foreign(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part in ("__pycache__", "migrations", *VENDORED) for part in parts)
