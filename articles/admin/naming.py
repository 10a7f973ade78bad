"""Names that readers see: a live story never loses one."""

from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _

from articles.languages import LANGUAGES
from articles.models import Author, Photo, Publication, Section, Tag

# What of a row may not be emptied, and how to find the live stories that show it.
WORDS = {
    Section: ("name",),
    Author: ("name",),
    Tag: ("name",),
    Photo: ("alt", "credit"),
}
SHOWING = {
    Section: lambda live, pk: live.in_section(pk),
    Author: lambda live, pk: live.by_author(pk),
    Tag: lambda live, pk: live.about(pk),
    Photo: lambda live, pk: live.led_by(pk),
}
STILL_SHOWN = _("A live story shows this in %(language)s. It can be changed, but not left empty.")


class NamesForm(ModelForm):
    """Refuses to empty a word in a language in which readers see it."""

    def clean(self) -> dict:
        cleaned = super().clean()
        model = type(self.instance)
        for code, language in LANGUAGES.items():
            emptied = [f"{word}_{code}" for word in WORDS[model] if self._empties(f"{word}_{code}")]
            if not emptied:
                continue
            live = Publication.objects.visible().in_language(code)
            if SHOWING[model](live, self.instance.pk).exists():
                for name in emptied:
                    self.add_error(name, STILL_SHOWN % {"language": language.name})
        return cleaned

    def _empties(self, name: str) -> bool:
        had = bool(self.initial.get(name)) and self.instance.pk is not None
        return had and name in self.cleaned_data and not self.cleaned_data[name]
