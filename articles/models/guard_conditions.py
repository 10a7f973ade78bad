"""When a guard refuses, in SQL that both databases take; `{now}` is written in their own words."""

WRITER_APPROVES = """
    NOT NEW.waived AND EXISTS (
        SELECT 1 FROM articles_revision approved
        JOIN articles_revision written ON written.translation_id = approved.translation_id
        WHERE approved.id = NEW.revision_id
        AND (NEW.approver_id IN (written.writer_id, written.suggested_by_id) OR EXISTS (
            SELECT 1 FROM articles_revision earlier
            WHERE earlier.translation_id = written.translation_id
            AND earlier.number = written.restored_number
            AND NEW.approver_id IN (earlier.writer_id, earlier.suggested_by_id)
        ))
        AND NOT written.only_repairs
        AND written.number <= approved.number
        AND written.number > COALESCE((
            SELECT MAX(earlier.number) FROM articles_publication published
            JOIN articles_revision earlier ON earlier.id = published.revision_id
            WHERE published.translation_id = approved.translation_id
            AND earlier.number < approved.number
            AND (published.visible_until IS NULL
                OR published.visible_until > published.visible_from)
        ), 0)
    )
"""
# The writer of a text is whoever wrote it last; over them may lie revisions of repairs alone.
NOT_THE_WRITER = """
    NOT EXISTS (
        SELECT 1 FROM articles_revision approved
        JOIN articles_revision written ON written.translation_id = approved.translation_id
        WHERE approved.id = NEW.revision_id
        AND written.writer_id = NEW.writer_id
        AND written.number <= approved.number
        AND NOT EXISTS (
            SELECT 1 FROM articles_revision later
            WHERE later.translation_id = approved.translation_id
            AND later.number > written.number
            AND later.number <= approved.number
            AND NOT later.only_repairs
        )
    )
"""
NOT_APPROVED = """
    NOT EXISTS (
        SELECT 1 FROM articles_approval
        JOIN articles_revision ON articles_revision.id = articles_approval.revision_id
        WHERE articles_approval.id = NEW.approval_id
        AND articles_revision.id = NEW.revision_id
        AND articles_revision.translation_id = NEW.translation_id
    )
"""
OVERLAPS = """
    (NEW.visible_until IS NULL OR NEW.visible_until > NEW.visible_from) AND EXISTS (
        SELECT 1 FROM articles_publication other
        WHERE other.translation_id = NEW.translation_id AND other.id <> NEW.id
        AND (other.visible_until IS NULL OR other.visible_until > other.visible_from)
        AND (NEW.visible_until IS NULL OR other.visible_from < NEW.visible_until)
        AND (other.visible_until IS NULL OR other.visible_until > NEW.visible_from)
    )
"""
# An end that has passed stands; a new end lies ahead, or cancels what has not begun. A verb that
# reads the clock may wait for locks before it writes: hence the slack.
REWRITES_THE_PAST = """
    OLD.visible_until <= {now}
    OR (NEW.visible_until <= {now_with_slack}
        AND NOT (NEW.visible_until = OLD.visible_from AND OLD.visible_from > {now}))
"""
SAYS_SOMETHING_ELSE = """
    NEW.language <> OLD.language OR NEW.text <> OLD.text OR NEW.visible_from <> OLD.visible_from
    OR COALESCE(NEW.translation_id, 0) <> COALESCE(OLD.translation_id, 0)
"""
KILLED = """
    EXISTS (
        SELECT 1 FROM articles_translation
        JOIN articles_article story ON story.id = articles_translation.article_id
        JOIN articles_kill ON articles_kill.article_id IN (story.id, story.part_of_id)
        WHERE articles_translation.id = NEW.translation_id AND articles_kill.lifted_at IS NULL
    )
"""
PART_OF_A_POST = """
    NEW.part_of_id IS NOT NULL AND (NEW.part_of_id = NEW.id OR EXISTS (
        SELECT 1 FROM articles_article story
        WHERE story.id = NEW.part_of_id AND story.part_of_id IS NOT NULL
    ))
"""
WITHOUT_ITS_STORY = """
    EXISTS (
        SELECT 1 FROM articles_translation
        JOIN articles_article story ON story.id = articles_translation.article_id
        WHERE articles_translation.id = NEW.translation_id AND story.part_of_id IS NOT NULL
        AND NOT EXISTS (
            SELECT 1 FROM articles_publication shown
            JOIN articles_translation version ON version.id = shown.translation_id
            WHERE version.article_id = story.part_of_id AND version.language = NEW.language
            AND shown.visible_from <= NEW.visible_from
            AND (shown.visible_until IS NULL OR shown.visible_until > NEW.visible_from)
        )
    )
"""
IS_NO_LIFTING = """
    OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL
    OR NEW.article_id <> OLD.article_id OR NEW.begun_at <> OLD.begun_at
"""
