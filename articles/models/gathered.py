"""Several rows as one value."""

from django.db.models import Subquery, TextField
from django.db.models.sql.compiler import SQLCompiler

# `{}` is a query for one column that is called `one`.
ON_POSTGRESQL = "(SELECT coalesce(json_agg(one)::text, '[]') FROM ({}) AS gathered)"
ON_SQLITE = "(SELECT json_group_array(one) FROM ({}) AS gathered)"
GATHERED = {"postgresql": ON_POSTGRESQL, "sqlite": ON_SQLITE}


class Gathered(Subquery):
    """A list in JSON of what a query for one column, called `one`, finds, in its order."""

    output_field = TextField()

    def as_sql(self, compiler: SQLCompiler, connection: object, **extra: object) -> tuple:
        template = GATHERED[connection.vendor].format("%(subquery)s")
        return super().as_sql(compiler, connection, template, **extra)
