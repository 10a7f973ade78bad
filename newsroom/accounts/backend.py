from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AbstractBaseUser


class OfTheDesk(ModelBackend):
    """Tells a right password of an account that was closed since nobody used it.

    The form then says so, to whoever knows the password and to nobody else, and lets nobody in: no
    session is read for such an account.
    """

    def user_can_authenticate(self, user: AbstractBaseUser) -> bool:
        return super().user_can_authenticate(user) or user.unused_since is not None

    def get_user(self, user_id: int) -> AbstractBaseUser | None:
        user = super().get_user(user_id)
        return user if user and user.is_active else None
