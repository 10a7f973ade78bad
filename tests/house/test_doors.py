"""A picture comes in through the listed doors, and through one function behind them."""

import ast

import pytest
from django import forms
from django.apps import apps
from django.contrib import admin
from django.db import models
from django.test import RequestFactory
from django.urls import reverse

from articles.models import Photo
from tests.photos.doors import DOORS, NO_DOORS

from .tree import files, name

OURS = files(".py", under=("articles", "newsroom"))
READ_AT = {door.module for door in DOORS.values()}
WITH_FORMS = {door.module for door in DOORS.values() if door.route}
# Tells whoever sent pictures with a text that could not be stored to choose them again.
TELLS_OF_FILES = "articles.admin.kept"
# The third moves what was stored already, the last stores what it has drawn itself.
STORING = ("photos.adding", "renditions", "photo_files", "cards")
STORES = {f"articles.workflow.{name}" for name in STORING}

# Screens with a field for files, and the door to which each sends them.
SCREENS = {
    "templates/admin/desk/upload.html": "photo_upload",
    "templates/admin/desk/_picker.html": "photo_upload",
    "templates/admin/desk/_photo_move.html": "photo_move",
    "templates/admin/desk/writing.html": "articles_translation_change",
    "templates/admin/desk/new_story.html": "articles_translation_add",
}
# Django's own words for a form that happens to ask for a file; none does.
GENERIC = {"templates/admin/change_form.html"}


def module(path):
    return name(path).removesuffix(".py").replace("/", ".")


def calling(function):
    """The modules that call a function or a method of that name."""
    found = set()
    for path in OURS:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == function:
                found.add(module(path))
    return found


def holding(words):
    return {module(path) for path in OURS if words in path.read_text()}


def test_every_module_that_brings_pictures_in_is_a_listed_door():
    assert calling("add_photo") == READ_AT | NO_DOORS


def test_sent_files_are_read_at_the_listed_doors_only():
    assert holding(".FILES") == WITH_FORMS | {TELLS_OF_FILES}


def test_what_comes_in_is_scrubbed_and_stored_in_one_place():
    outside = {found for found in calling("scrub") if not found.startswith("articles.photos.")}
    assert outside == {"articles.workflow.photos.adding"}
    storing = holding("file.save(") | holding("storage.save(")
    assert {found for found in storing if found.startswith("articles.")} == STORES
    assert calling("scrub_here") == {"articles.photos.worker"}


def test_every_screen_with_a_field_for_files_sends_them_to_a_listed_door():
    asking = {
        name(path): path.read_text()
        for path in files(".html", under=("templates",))
        if 'type="file"' in path.read_text() or "multipart/form-data" in path.read_text()
    }

    assert asking.keys() - GENERIC == SCREENS.keys()
    assert set(SCREENS.values()) <= {door.route for door in DOORS.values()}
    for screen, route in SCREENS.items():
        assert f"admin:{route}'" in asking[screen]


def test_only_a_photo_has_a_file_and_no_list_of_the_desk_asks_for_one(people):
    held = {
        model
        for model in apps.get_models()
        if any(isinstance(field, models.FileField) for field in model._meta.get_fields())
    }
    request = RequestFactory().get("/")
    request.user = people.zelal
    asking = {
        desk
        for desk in admin.site._registry.values()
        for field in desk.get_form(request).base_fields.values()
        if isinstance(field, forms.FileField)
    }

    assert held == {Photo}
    assert asking == set()


@pytest.mark.parametrize("route", [door.route for door in DOORS.values() if door.route])
def test_every_door_has_an_address(route):
    numbers = {"photo_move": [1, "replace"], "articles_translation_change": [1]}
    assert reverse(f"admin:{route}", args=numbers.get(route, []))
