"""The table of entries made anew beside the one in use, whose place it takes in an instant: on PostgreSQL, where every row written
again in its place would cost three times as much, most of it in the index of words.
"""

import time

from django.db import OperationalError, connection, transaction

from .entries import FIELDS
from .schema import DOCUMENT, ENTRY, ENTRY_INDEXES

NEW = f"{ENTRY}_new"
COLUMNS = [field.column for field in FIELDS]
#: How long searches may have to wait for us, the times we try, and the pause between two, in seconds.
PATIENCE, TRIES, PAUSE = 1, 20, 3
LOCK_NOT_AVAILABLE = "55P03"


class Busy(Exception):
    """Somebody reads the entries for so long, a copy of the database perhaps, that the new ones could not take their place."""


def make_anew(ids, read, report, batch):
    """Make the entries of these documents, `batch` at a time, and put them in the place of those there are; all of it or nothing.

    `read` gives the values of the entries of a row of ids (`entries.values`), without another query once it is asked for the first: the
    database waits for rows meanwhile. What was published meanwhile is read again at the
    end. Raises `Busy`.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {NEW} (LIKE {ENTRY} INCLUDING STORAGE)")
        for start in range(0, len(ids), batch):
            chosen = ids[start : start + batch]
            _copy(cursor, read(chosen))
            report(start + len(chosen))
        cursor.execute(f"ALTER TABLE {NEW} ADD CONSTRAINT {NEW}_pkey PRIMARY KEY (document_id)")
        for name, how in ENTRY_INDEXES.items():
            cursor.execute(f"CREATE INDEX {name}_new ON {NEW} {how}")
        cursor.execute(f"ANALYZE {NEW}")
        _take(cursor)
        # Whoever published has finished: nobody else holds the entries. Names of our own alone in every statement.
        cursor.execute(
            f"DELETE FROM {NEW} n WHERE NOT EXISTS "  # noqa: S608
            f"(SELECT 1 FROM {DOCUMENT} d WHERE d.page_id = n.document_id AND d.written_at = n.written_at)"
        )
        cursor.execute(
            f"SELECT page_id FROM {DOCUMENT} d WHERE NOT EXISTS (SELECT 1 FROM {NEW} n WHERE n.document_id = d.page_id)"  # noqa: S608
        )
        for (pk,) in cursor.fetchall():
            _copy(cursor, read([pk]))
        cursor.execute(f"DROP TABLE {ENTRY}")
        cursor.execute(f"ALTER TABLE {NEW} RENAME TO {ENTRY}")
        for name in (f"{ENTRY}_pkey", *ENTRY_INDEXES):
            old = f"{NEW}_pkey" if name.endswith("_pkey") else f"{name}_new"
            cursor.execute(f"ALTER INDEX {old} RENAME TO {name}")


def _copy(cursor, values):
    """Add these entries; the database takes each while the next is made."""
    with cursor.copy(f"COPY {NEW} ({', '.join(COLUMNS)}) FROM STDIN") as copy:
        for entry in values:
            copy.write_row([field.get_db_prep_value(entry[field.attname], connection) for field in FIELDS])


def _take(cursor):
    """Wait until nobody uses the entries, then hold them alone. Others wait behind us, so never for long at once."""
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE * 1000:.0f}ms'")
                cursor.execute(f"LOCK TABLE {ENTRY} IN ACCESS EXCLUSIVE MODE")
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != LOCK_NOT_AVAILABLE:
                raise
            time.sleep(PAUSE)
        else:
            return
    raise Busy(
        f"The table {ENTRY} was in use for {TRIES * (PATIENCE + PAUSE):.0f} seconds: try again when nothing reads it for long."
    )
