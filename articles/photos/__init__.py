"""What happens to a picture on its way in and out: functions on bytes and files, no tables.

Every door a picture can come through calls `scrub` first.
"""

from articles.photos.darkroom import scrub
from articles.photos.refusals import PhotoRefused
from articles.photos.scrubbing import CleanPhoto

__all__ = ["CleanPhoto", "PhotoRefused", "scrub"]
