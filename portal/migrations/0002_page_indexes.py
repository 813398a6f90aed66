"""Indexes that Wagtail's table of pages lacks: sections are found by depth (portal/structure.py), counts read what is live, searches
leave out what is not."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial"), ("wagtailcore", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX portal_page_depth ON wagtailcore_page (depth)",
            "DROP INDEX portal_page_depth",
        ),
        migrations.RunSQL(
            "CREATE INDEX portal_page_live ON wagtailcore_page (id, path) WHERE live",
            "DROP INDEX portal_page_live",
        ),
        migrations.RunSQL(
            "CREATE INDEX portal_page_not_live ON wagtailcore_page (id) WHERE NOT live",
            "DROP INDEX portal_page_not_live",
        ),
    ]
