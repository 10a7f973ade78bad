"""What a person is called at the desk, asked of the database."""

from django.db.models import CharField, F, Value
from django.db.models.functions import Coalesce, NullIf


def name_of_person(path: str = "") -> Coalesce:
    """The same as `str(person)`: the name at the desk, or else what they sign in with.

    `path` leads from the rows to the person, and is empty where they are people; None without one.
    """
    to = f"{path}__" if path else ""
    own = NullIf(F(f"{to}display_name"), Value(""))
    return Coalesce(own, F(f"{to}username"), output_field=CharField())
