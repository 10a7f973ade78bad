from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class DeskAdminConfig(AdminConfig):
    """Django's admin app, served by the newsroom's site."""

    default_site = "articles.admin.site.DeskSite"

    def ready(self) -> None:
        super().ready()
        import_module("articles.admin.registrations")
