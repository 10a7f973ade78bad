"""Which place a word names: a folder, or a bucket."""

from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from newsroom.environment import kept_secret
from newsroom.storage.choosing import BUCKET_ADDRESS

from .faults import Fault
from .target import Target

SCHEME = "s3://"
# By its name: only whoever names a bucket needs what speaks S3.
IN_A_BUCKET = "newsroom.operations.backups.bucket.BucketTarget"


def target_of(word: str) -> Target:
    """`word`: a folder or `s3://bucket/prefix`, "" for the one of the settings. Raises Fault."""
    word = word or settings.BACKUP_TARGET
    if not word:
        raise Fault("Name a folder or s3://bucket/prefix, or set BACKUP_TARGET.")
    if not is_elsewhere(word):
        return Target(Path(word))
    named = BUCKET_ADDRESS.fullmatch(word)
    if named is None:
        raise Fault(f"{word} is not written s3://bucket/prefix.")
    holder = kept_secret(Path(settings.VAR_DIR) / "installation")
    bucket_target = import_string(IN_A_BUCKET)
    return bucket_target(named["bucket"], named["prefix"] or "", settings.BACKUP_STORE, holder)


def is_elsewhere(word: str) -> bool:
    """Whether it is in somebody else's house."""
    return word.startswith(SCHEME)


def store_as_variables() -> dict[str, str]:
    """What another process needs to find the same bucket."""
    return {f"BACKUP_S3_{name}": value for name, value in settings.BACKUP_STORE.items()}
