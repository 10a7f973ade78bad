from django.core.management.base import BaseCommand

from newsroom.operations.catalogues import LOCALE, catalogues


class Command(BaseCommand):
    help = (
        "For developers: bring the interface's catalogues in line with the strings of the code "
        "and compile them. New strings stand empty in the .po files; translate them there and "
        "run this again."
    )

    def handle(self, **options: object) -> None:
        for catalogue in catalogues():
            file = catalogue.write()
            name = catalogue.path.relative_to(LOCALE)
            missing = len(file.untranslated_entries())
            self.stdout.write(f"{name}: {len(file)} strings, {missing} to translate")
