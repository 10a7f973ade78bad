"""Names that readers see: a live story never loses one. The form says so before the verb does."""

from django.forms import ModelForm

from articles.workflow.names.shown import WORDS, still_shown


class NamesForm(ModelForm):
    """Refuses to empty a word in a language in which readers see it."""

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.instance.pk is not None:
            words = WORDS[type(self.instance)]
            emptied = [name for name in self.changed_data if self._empties(name, words)]
            for name, reason in still_shown(self.instance, emptied).items():
                self.add_error(name, reason)
        return cleaned

    def _empties(self, name: str, words: tuple[str, ...]) -> bool:
        is_word = name.rpartition("_")[0] in words
        return is_word and bool(self.initial.get(name)) and not self.cleaned_data.get(name, True)
