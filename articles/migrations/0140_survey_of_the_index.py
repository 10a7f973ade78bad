from django.db import migrations

# In plpgsql, where a plan is made once for a session. It would be made with the seldom asked in
# mind: hence what `0008` says of the planner. What comes last in a row of those that follow each
# other holds all before it, so one look at that tells of the rare words.
IS_MANY = """
CREATE FUNCTION articles_searchismany(
    sparse tsquery, few integer, sampled tsquery, enough integer
) RETURNS boolean LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN (
        SELECT count(*) >= few FROM (
            SELECT 1 FROM articles_searchentry WHERE words @@ sparse LIMIT few
        ) AS found
    ) OR (
        SELECT count(*) >= enough FROM (
            SELECT 1 FROM articles_searchentry WHERE words @@ sampled LIMIT enough
        ) AS found
    );
END $$
"""
SURVEY = """
CREATE FUNCTION articles_searchsurvey(
    names text[], asked tsquery[], sparse tsquery[], sampled tsquery[], follows boolean[],
    few integer, enough integer
) RETURNS TABLE (name text, is_many boolean, number bigint) LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    last integer;
    has_many boolean;
BEGIN
    FOR place IN 1 .. cardinality(names) LOOP
        name := names[place];
        IF NOT follows[place] THEN
            last := place;
            WHILE follows[last + 1] LOOP
                last := last + 1;
            END LOOP;
            has_many := articles_searchismany(sparse[last], few, sampled[last], enough);
            is_many := false;
        END IF;
        is_many := has_many AND (
            is_many OR place = last
            OR articles_searchismany(sparse[place], few, sampled[place], enough)
        );
        number := NULL;
        IF is_many THEN
            RETURN NEXT;
        ELSE
            FOR number IN
                SELECT publication_id FROM articles_searchentry WHERE words @@ asked[place]
            LOOP
                RETURN NEXT;
            END LOOP;
        END IF;
    END LOOP;
END $$
"""
DROP = (
    "DROP FUNCTION articles_searchsurvey("
    "text[], tsquery[], tsquery[], tsquery[], boolean[], integer, integer)",
    "DROP FUNCTION articles_searchismany(tsquery, integer, tsquery, integer)",
)


def on_postgresql(*statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("articles", "0130_kill")]

    operations = [
        migrations.RunPython(on_postgresql(IS_MANY, SURVEY), on_postgresql(*DROP)),
    ]
