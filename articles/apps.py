from importlib import import_module

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from .checks import check_search_index, tell_after_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        # Models can be imported only now.
        guards = import_module("articles.models.guards")
        pre_migrate.connect(
            guards.lift_before_migrating, sender=self, dispatch_uid="articles.guards"
        )
        post_migrate.connect(guards.install_guards, sender=self, dispatch_uid="articles.guards")
        post_migrate.connect(tell_after_migrate, sender=self, dispatch_uid="articles.search")
        register(check_search_index, Tags.database)
