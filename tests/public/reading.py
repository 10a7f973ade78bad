"""Readers as the house meets them: by what their browsers send."""

from articles import addresses
from articles.models import MostRead
from articles.public.counters import Counted
from articles.workflow.most_read import work_out_most_read

PHONE = (
    "Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/120.0.0.0 Mobile Safari/537.36"
)


def tell(client, story, *, of="203.0.113.7", agent=PHONE, **headers):
    """What a browser sends that shows the story."""
    path = addresses.read(story.language, story.article_id)
    said = {"user-agent": agent, **{name.replace("_", "-"): v for name, v in headers.items()}}
    return client.post(path, headers=said, REMOTE_ADDR=of)


def read_by(client, story, readers):
    """That many people read a story, from as many networks."""
    for number in range(readers):
        tell(client, story, of=f"198.51.{number // 250}.{number % 250 + 1}")


def worked_out(counted: Counted) -> None:
    """What was counted is stored, and the most read follow."""
    counted.store()
    MostRead.objects.update(made_at="2020-01-01T00:00Z")
    work_out_most_read.enqueue()
