from django.core.management.base import BaseCommand, CommandError

from articles.models import Photo
from articles.photos import PhotoRefused
from articles.workflow.renditions import make_sizes, missing_sizes


class Command(BaseCommand):
    help = (
        "Make the sizes that photos lack, here and now, which else the job worker does one by "
        "one; for after an import or an upgrade. Stopped and started again, it goes on."
    )

    def handle(self, *args: object, **options: object) -> None:
        made = failed = 0
        for photo in Photo.objects.usable().order_by("-pk").iterator(chunk_size=200):
            if photo.lite_bytes and not missing_sizes(photo):
                continue
            try:
                made += make_sizes(photo)
            except (OSError, PhotoRefused) as problem:
                failed += 1
                self.stderr.write(f"Photo {photo.pk}: {problem}")
        self.stdout.write(f"{made} sizes made")
        if failed:
            raise CommandError(f"{failed} photos could not be read")
