"""The interface's words: what the code asks for and the files that answer in three languages.

For developers: needs the `dev` dependencies, and no gettext on the machine.
"""

from .files import DOMAINS, LOCALE, Catalogue, catalogues
from .messages import Message, djangos, ours

__all__ = ["DOMAINS", "LOCALE", "Catalogue", "Message", "catalogues", "djangos", "ours"]
