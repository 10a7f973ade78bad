"""Words that were taken out of the index leave the database's file, and so its copies, as well.

SQLite's FTS5 only notes that a word is gone; the word itself stays until its part of the index is
written anew. Engines from 3.42 on can overwrite it at once, older ones are made to write anew.
"""

from django_tasks import task

from articles.priorities import TAKE_DOWN

from .index import database


def order_forgetting() -> None:
    """Have the job done once words were taken out; for use in the verb's transaction."""
    if database().leaves_words():
        forget_removed_words.enqueue()


@task(priority=TAKE_DOWN)
def forget_removed_words() -> int:
    """The job, in short transactions; in how many steps. With nothing to forget it is one."""
    return database().forget()
