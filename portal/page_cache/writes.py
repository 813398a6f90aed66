"""Every write to the database is noticed here, whoever makes it: admin, command, task, `QuerySet.update()` or raw SQL.

Signals would miss the moves of treebeard, updates of querysets and bulk inserts; the statements themselves cannot be missed.
"""

import functools
import re

from django.apps import apps
from django.db import transaction
from django.db.backends.signals import connection_created

from .generation import announce

#: What readers never see, by the beginning of the table's name: a write there changes no page.
#: Rooms add their own with `readers_never_see = True` on a model.
UNSEEN = (
    "account_", "accounts_", "mfa_", "django_session", "django_tasks_database_", "django_migrations",
    "wagtailadmin_", "wagtailsearch_", "wagtailusers_", "wagtail_localize_", "wagtailcore_comment", "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry", "wagtailcore_pagesubscription", "wagtailcore_referenceindex", "wagtailcore_revision",
    "wagtailcore_task", "wagtailcore_uploadedfile", "wagtailcore_workflow",
)  # fmt: skip
#: Columns of a page that only editors see: saving a draft, which Wagtail does every few seconds, touches no others.
DRAFT_COLUMNS = {
    "draft_title", "has_unpublished_changes", "latest_revision_id", "latest_revision_created_at", "locked", "locked_at", "locked_by_id",
}  # fmt: skip
READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "PRAGMA", "SET", "SHOW", "EXPLAIN", "VACUUM")
WRITE = re.compile(r'(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+["`]?(\w+)', re.I)
PAGE_COLUMNS = re.compile(r'UPDATE\s+"wagtailcore_page"\s+SET\s+(.*?)\s+WHERE\s', re.I | re.S)
COLUMN = re.compile(r'"(\w+)"\s*=')


@functools.cache
def unseen_tables():
    """Return the tables of the models that say `readers_never_see = True`, those of their many-to-many relations included."""
    models = [model for model in apps.get_models() if getattr(model, "readers_never_see", False)]
    models += [relation.remote_field.through for model in models for relation in model._meta.many_to_many]
    return {model._meta.db_table for model in models}


def is_seen(sql):
    """Return whether the statement may change what a reader sees. A statement of an unknown kind may."""
    text = sql.strip(" \n\t(;")
    if ";" in text:  # Several statements at once, or words that look so.
        return True
    if text[:9].upper().startswith(READS):
        return False
    found = WRITE.search(text)
    if found is None:
        return True
    table = found[1].lower()
    if table.startswith(UNSEEN) or table in unseen_tables():
        return False
    if "'" not in text and (columns := PAGE_COLUMNS.match(text)):
        return not set(COLUMN.findall(columns[1])) <= DRAFT_COLUMNS
    return True


def notice(execute, sql, params, many, context):
    """Run a statement; when it may change what readers see, announce it once the transaction has committed."""
    result = execute(sql, params, many, context)
    if is_seen(str(sql)):
        connection = context["connection"]
        waiting = (function for _ids, function, _robust in connection.run_on_commit)
        if not connection.in_atomic_block or announce not in waiting:
            transaction.on_commit(announce, using=connection.alias)
    return result


def watch(connection, **kwargs):
    """Receiver: watch the statements of each connection that is opened."""
    if notice not in connection.execute_wrappers:
        connection.execute_wrappers.append(notice)


def start():
    """Watch every connection of this process, those already open included."""
    connection_created.connect(watch, dispatch_uid="portal.page_cache")
