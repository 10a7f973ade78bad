"""What django-modeltranslation keeps a column per language for. Fallbacks are off."""

from modeltranslation.translator import TranslationOptions, register

from articles.models import Author, Outlet, Photo, Section, Tag


class NullWhenEmpty(TranslationOptions):
    empty_values = None
    required_languages = ()


@register(Section)
class SectionOptions(NullWhenEmpty):
    fields = ("name", "description")


@register(Author)
class AuthorOptions(NullWhenEmpty):
    fields = ("name", "biography")


@register(Tag)
class TagOptions(NullWhenEmpty):
    fields = ("name",)


@register(Photo)
class PhotoOptions(NullWhenEmpty):
    fields = ("caption", "alt", "credit")


@register(Outlet)
class OutletOptions(NullWhenEmpty):
    fields = ("name", "tagline")
