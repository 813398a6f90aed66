"""An index on the depth of pages, which Wagtail's table lacks: every page asks for the sections (portal/structure.py)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial"), ("wagtailcore", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX portal_page_depth ON wagtailcore_page (depth)",
            "DROP INDEX portal_page_depth",
        )
    ]
