"""What the database does by itself for search, on PostgreSQL and on SQLite: the index of words, and the outbox.

Written by hand: keep it when the initial migrations are made anew. On SQLite a migration that remakes one of these tables
(Django alters columns so) loses its triggers: make them again in that migration.
"""

from django.db import migrations

from search import schema


def make(apps, editor):
    for statement in schema.statements(editor.connection.vendor):
        # Without parameters: a "%" or a ";" of a trigger is then left as it stands.
        with editor.connection.cursor() as cursor:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_initial"),
        ("portal", "0002_page_indexes"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
