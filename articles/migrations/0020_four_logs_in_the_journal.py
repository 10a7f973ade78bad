import heapq
from collections.abc import Iterator
from itertools import islice

from django.db import migrations

AT_ONCE = 2000
PHOTO_MOVES = {
    "added": "add_photo",
    "edited": "edit_photo",
    "focused": "focus_photo",
    "withdrawn": "withdraw_photo",
    "shown": "show_photo_again",
    "replaced": "replace_photo",
    "removed": "remove_photo",
}
# Of Django's own log: what was added or changed, and as what the journal knows it.
MODELS = {
    ("articles", "tag"): "tag",
    ("articles", "author"): "author",
    ("articles", "section"): "section",
    ("articles", "outlet"): "outlet",
    ("articles", "oldaddress"): "address",
    ("accounts", "user"): "person",
}
ADDITION, CHANGE = 1, 2


def moves(apps) -> Iterator[dict]:
    rows = apps.get_model("articles", "WorkflowEvent").objects.order_by("created_at", "pk")
    for row in rows.iterator():
        yield {
            "subject": "story",
            "subject_id": row.article_id,
            "translation_id": row.translation_id,
            "actor_id": row.actor_id,
            "move": row.move,
            "from_status": row.from_status,
            "to_status": row.to_status,
            "note": row.note,
            "revision_id": row.revision_id,
            "publication_id": row.publication_id,
            "token": row.token,
            "created_at": row.created_at,
        }


def photos(apps) -> Iterator[dict]:
    rows = apps.get_model("articles", "PhotoEvent").objects.order_by("created_at", "pk")
    for row in rows.iterator():
        yield {
            "subject": "photo",
            "subject_id": row.photo_id,
            "actor_id": row.actor_id,
            "move": PHOTO_MOVES[row.what],
            "note": row.note,
            "token": row.token,
            "created_at": row.created_at,
        }


def house_style(apps) -> Iterator[dict]:
    rows = apps.get_model("articles", "HouseStyleChange").objects.order_by("created_at", "pk")
    for row in rows.iterator():
        yield {
            "subject": "house_style",
            "subject_id": 1,
            "actor_id": row.actor_id,
            "move": "change_house_style",
            "before": {**row.before, "version": row.version - 1},
            "after": {**row.after, "version": row.version},
            "created_at": row.created_at,
        }


def names_and_people(apps) -> Iterator[dict]:
    rows = apps.get_model("admin", "LogEntry").objects.select_related("content_type")
    for row in rows.order_by("action_time", "pk").iterator():
        kind = row.content_type
        subject = MODELS.get((kind.app_label, kind.model)) if kind else None
        if subject is None or row.action_flag not in (ADDITION, CHANGE):
            continue
        is_new = row.action_flag == ADDITION and subject != "outlet"
        yield {
            "subject": subject,
            "subject_id": int(row.object_id),
            "actor_id": row.user_id,
            "move": f"{'add' if is_new else 'change'}_{subject}",
            "after": {"log": row.change_message} if row.change_message else None,
            "created_at": row.action_time,
        }


def write(apps, schema_editor) -> None:
    logs = [log(apps) for log in (moves, photos, house_style, names_and_people)]
    entries = apps.get_model("articles", "JournalEntry")
    taken, rows = set(), heapq.merge(*logs, key=lambda row: row["created_at"])
    while batch := list(islice(rows, AT_ONCE)):
        for row in batch:
            # One form may have left its token in two of the logs.
            form = (row["actor_id"], row.get("token"))
            if row.get("token") and form in taken:
                row["token"] = None
            taken.add(form)
        entries.objects.bulk_create(entries(**row) for row in batch)


def write_back(apps, schema_editor) -> None:
    entries = apps.get_model("articles", "JournalEntry").objects.order_by("pk")
    events = apps.get_model("articles", "WorkflowEvent")
    of_photos = apps.get_model("articles", "PhotoEvent")
    changes = apps.get_model("articles", "HouseStyleChange")
    names = {move: what for what, move in PHOTO_MOVES.items()}
    shared = ("actor_id", "note", "token", "created_at")
    of_versions = ("translation_id", "move", "from_status", "to_status")
    of_versions += ("revision_id", "publication_id")
    for row in entries.filter(subject="story").iterator():
        kept = {name: getattr(row, name) for name in (*shared, *of_versions)}
        events.objects.create(article_id=row.subject_id, **kept)
    for row in entries.filter(subject="photo").iterator():
        kept = {name: getattr(row, name) for name in shared}
        of_photos.objects.create(photo_id=row.subject_id, what=names[row.move], **kept)
    for row in entries.filter(subject="house_style").iterator():
        after = {**row.after}
        made = changes.objects.create(
            version=after.pop("version"),
            actor_id=row.actor_id,
            before={name: row.before[name] for name in after},
            after=after,
        )
        changes.objects.filter(pk=made.pk).update(created_at=row.created_at)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0019_journal"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(write, write_back)]
