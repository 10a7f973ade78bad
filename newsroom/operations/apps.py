from django.apps import AppConfig
from django.core.checks import register

from .checks import check_shared_cache


class OperationsConfig(AppConfig):
    name = "newsroom.operations"
    label = "operations"

    def ready(self) -> None:
        register(check_shared_cache)
