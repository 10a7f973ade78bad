from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _

from .checks import check_pings, check_shared_cache, check_way_around


class OperationsConfig(AppConfig):
    name = "newsroom.operations"
    label = "operations"
    verbose_name = _("Server")

    def ready(self) -> None:
        register(check_shared_cache)
        register(check_pings)
        register(check_way_around)
