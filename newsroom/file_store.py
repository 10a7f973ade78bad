"""Where pictures are kept: in a folder, or in a bucket that speaks S3."""

from pathlib import Path

from environ import Env


def file_store(env: Env) -> dict[str, object]:
    """The default entry of STORAGES, by what the environment says; a folder where it is silent."""
    if not env("S3_BUCKET", default=""):
        return {"BACKEND": "newsroom.picture_folder.PictureFolder"}
    return _bucket(env, file_overwrite=False)


def withdrawn_store(env: Env, folder: Path) -> dict[str, object]:
    """The entry for withdrawn pictures: where no server in front of the site looks for files.

    A folder beside the others, or names in the bucket that nobody can guess.
    """
    if env("S3_BUCKET", default=""):
        return _bucket(env, location="withdrawn", file_overwrite=True)
    return {
        "BACKEND": "newsroom.picture_folder.PictureFolder",
        "OPTIONS": {
            "location": folder,
            "allow_overwrite": True,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    }


def _bucket(env: Env, **options: object) -> dict[str, object]:
    return {
        "BACKEND": "newsroom.private_bucket.PrivateBucket",
        "OPTIONS": {
            "bucket_name": env("S3_BUCKET"),
            "endpoint_url": env("S3_ENDPOINT", default="") or None,
            "region_name": env("S3_REGION", default="us-east-1"),
            "access_key": env("S3_ACCESS_KEY", default="") or None,
            "secret_key": env("S3_SECRET_KEY", default="") or None,
            # The names of hosts under a bucket's are not known to most stores but Amazon's own.
            "addressing_style": "path" if env("S3_ENDPOINT", default="") else None,
            "signature_version": "s3v4",
            "default_acl": None,
            **options,
        },
    }
