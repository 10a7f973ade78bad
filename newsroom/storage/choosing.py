"""Where pictures and backups are kept: in a folder, or in a bucket that speaks S3."""

import re
from pathlib import Path

from newsroom.environment import BadSetting, Environment

REST = ("S3_ENDPOINT", "S3_REGION", "S3_ACCESS_KEY", "S3_SECRET_KEY")
BUCKET_ADDRESS = re.compile(r"s3://(?P<bucket>[a-z0-9][a-z0-9.-]+)(?:/(?P<prefix>[\w./-]*))?")
KEY = ("S3_ACCESS_KEY", "S3_SECRET_KEY")


def file_store(env: Environment) -> dict[str, object]:
    """The default entry of STORAGES, by what the environment says; a folder where it is silent."""
    if not _names_bucket(env):
        return {"BACKEND": "newsroom.storage.folder.PictureFolder"}
    return _bucket(env, file_overwrite=False)


def withdrawn_store(env: Environment, folder: Path) -> dict[str, object]:
    """The entry for withdrawn pictures: where no server in front of the site looks for files.

    A folder beside the others, or names in the bucket that nobody can guess.
    """
    if _names_bucket(env):
        return _bucket(env, location="withdrawn", file_overwrite=True)
    return {
        "BACKEND": "newsroom.storage.folder.PictureFolder",
        "OPTIONS": {
            "location": folder,
            "allow_overwrite": True,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    }


def backup_target(env: Environment) -> str:
    """Where backups go where nothing is said: a folder, or `s3://bucket/prefix`; "" for nowhere."""
    value = env.text("BACKUP_TARGET")
    if value and not (value.startswith("/") or BUCKET_ADDRESS.fullmatch(value)):
        raise BadSetting("BACKUP_TARGET", f"“{value}” is neither /folder nor s3://bucket/prefix.")
    return value


def backup_store(env: Environment) -> dict[str, str]:
    """Of buckets for backups; what pictures lie in, where nothing of it is said.

    Half from there would send the key to one store to another.
    """
    start = "BACKUP_S3_" if any(env.text(f"BACKUP_{name}") for name in REST) else "S3_"
    given = [name for name in ("ACCESS_KEY", "SECRET_KEY") if env.text(start + name)]
    if len(given) == 1:
        raise BadSetting(start + given[0], "is the half of a key: the other one is missing.")
    return {
        "ENDPOINT": env.web_address(f"{start}ENDPOINT"),
        "REGION": env.text(f"{start}REGION", "us-east-1"),
        "ACCESS_KEY": env.text(f"{start}ACCESS_KEY"),
        "SECRET_KEY": env.text(f"{start}SECRET_KEY"),
    }


def _names_bucket(env: Environment) -> bool:
    """Raises BadSetting where half of it is missing: pictures would quietly go elsewhere."""
    if not env.text("S3_BUCKET"):
        for name in filter(env.text, REST):
            raise BadSetting(name, "is set, but S3_BUCKET names no bucket.")
        return False
    given = [name for name in KEY if env.text(name)]
    if len(given) == 1:
        raise BadSetting(given[0], f"belongs together with {' and '.join(set(KEY) - set(given))}.")
    return True


def _bucket(env: Environment, **options: object) -> dict[str, object]:
    return {
        "BACKEND": "newsroom.storage.bucket.PrivateBucket",
        "OPTIONS": {
            "bucket_name": env.text("S3_BUCKET"),
            "endpoint_url": env.web_address("S3_ENDPOINT") or None,
            "region_name": env.text("S3_REGION", "us-east-1"),
            "access_key": env.text("S3_ACCESS_KEY") or None,
            "secret_key": env.text("S3_SECRET_KEY") or None,
            # The names of hosts under a bucket's are not known to most stores but Amazon's own.
            "addressing_style": "path" if env.text("S3_ENDPOINT") else None,
            "signature_version": "s3v4",
            "default_acl": None,
            **options,
        },
    }
