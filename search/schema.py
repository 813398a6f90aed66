"""SQL that no model says: the indexes of words of the database engine, and the triggers that fill the outbox.

PostgreSQL compares a `tsvector`, SQLite an FTS5 table that triggers follow. The words come ready from `search.words`: neither
database stems, folds or drops anything.
"""

DOCUMENT, ENTRY, PASSAGE = "search_searchdocument", "search_searchentry", "search_searchpassage"

#: The indexes of entries in PostgreSQL, by name: `search.swap` makes them anew with the table.
#: The words of each language have an index of their own: a search would else read as many rows of the other, of which it shows none.
ENTRY_INDEXES = {
    **{
        f"search_entry_vector_{language}": f"USING gin (vector) WHERE language = '{language}'"
        for language in ("fr", "en")
    },
    "search_entry_titles": "USING gin (to_tsvector('simple', title_forms))",
}
#: What a search reads of each row stays in it: a value kept apart costs a reading of its own, of which PostgreSQL's plans know nothing.
KEPT_INSIDE = "ALTER TABLE {table} ALTER {column} SET STORAGE MAIN"
POSTGRESQL = [
    *(KEPT_INSIDE.format(table=ENTRY, column=column) for column in ("title_words", "title_forms", "keys", "vector")),
    *(f"CREATE INDEX {name} ON {ENTRY} {how}" for name, how in ENTRY_INDEXES.items()),
    f"ALTER TABLE {PASSAGE} ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED",
    f"ALTER TABLE {PASSAGE} ADD COLUMN exact tsvector GENERATED ALWAYS AS (to_tsvector('simple', forms)) STORED",
    *(KEPT_INSIDE.format(table=PASSAGE, column=column) for column in ("vector", "exact")),
    f"CREATE INDEX search_passage_vector ON {PASSAGE} USING gin (vector)",
    f"CREATE INDEX search_passage_exact ON {PASSAGE} USING gin (exact)",
]

#: The columns of a document of which Elasticsearch keeps a copy.
SENT = "written_at, language, kind, title, summary, body, date, card"

#: (index, table, key, {column of the index: the text of a row of the table})
FTS = [
    ("search_entry_words", ENTRY, "document_id", {
        name: f"json_extract({{row}}.vector, '$[{at}]')" for at, name in enumerate(("title", "summary", "body"))
    }),
    ("search_entry_titles", ENTRY, "document_id", {"title_forms": "{row}.title_forms"}),
    ("search_passage_words", PASSAGE, "id", {"words": "{row}.words"}),
    ("search_passage_forms", PASSAGE, "id", {"forms": "{row}.forms"}),
]  # fmt: skip

#: What is written in the outbox, by (table, event, condition): the page, whether its audience may become narrower.
NOTE = "INSERT INTO search_searchchange (page_id, narrows, written_at, tries, is_set_aside, problem) "
USED_BY = (
    "SELECT u.page_id, {narrows}, {now}, 0, {false}, '' FROM portal_use u JOIN django_content_type c ON c.id = u.content_type_id "
    "WHERE c.app_label = 'portal' AND c.model = 'portaldocument' AND u.live AND u.object_id = {row}"
)
PAGE = "SELECT {row}, {narrows}, {now}, 0, {false}, ''"
OUTBOX = [
    ("document_written", DOCUMENT, "INSERT", "", (PAGE, "NEW.page_id", False)),
    # Not of the words: they are the database engine's own (`search.entries`).
    ("document_rewritten", DOCUMENT, f"UPDATE OF {SENT}", "", (PAGE, "NEW.page_id", False)),
    ("document_removed", DOCUMENT, "DELETE", "", (PAGE, "OLD.page_id", True)),
    ("page_moved", "wagtailcore_page", "UPDATE OF path, live", "OLD.path <> NEW.path OR OLD.live <> NEW.live", (PAGE, "NEW.id", True)),
    ("file_closed", "portal_portaldocument", "UPDATE OF audience, collection_id",
     "OLD.audience <> NEW.audience OR OLD.collection_id <> NEW.collection_id", (USED_BY, "NEW.id", True)),
    ("passage_written", PASSAGE, "INSERT", "", (USED_BY, "NEW.file_id", False)),
    ("passage_removed", PASSAGE, "DELETE", "", (USED_BY, "OLD.file_id", False)),
]  # fmt: skip


def statements(vendor):
    """Return the statements that prepare a database of `vendor` ("postgresql" or "sqlite"), in order."""
    return [*POSTGRESQL, *_outbox_of_postgresql()] if vendor == "postgresql" else [*_fts(), *_outbox_of_sqlite()]


def _fts():
    for index, table, key, columns in FTS:
        names = ", ".join(columns)
        old, new = (", ".join(text.format(row=row) for text in columns.values()) for row in ("old", "new"))
        # Without the texts themselves: the table has them.
        yield f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='', tokenize='unicode61 remove_diacritics 0')"
        # Names of our own alone, never what somebody wrote.
        add = f"INSERT INTO {index}(rowid, {names}) VALUES (new.{key}, {new});"  # noqa: S608
        take = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.{key}, {old});"  # noqa: S608
        yield f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {add} END"
        yield f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {take} END"
        yield f"CREATE TRIGGER {index}_update AFTER UPDATE ON {table} BEGIN {take} {add} END"


def _outbox_of_sqlite():
    now = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
    for name, table, event, condition, (select, row, narrows) in OUTBOX:
        when = f" WHEN {condition}" if condition else ""
        body = NOTE + select.format(row=row, narrows=int(narrows), now=now, false=0)
        yield f"CREATE TRIGGER search_{name} AFTER {event} ON {table}{when} BEGIN {body}; END"


def _outbox_of_postgresql():
    for name, table, event, condition, (select, row, narrows) in OUTBOX:
        when = f" WHEN ({condition})" if condition else ""
        body = NOTE + select.format(row=row, narrows=str(narrows).lower(), now="clock_timestamp()", false="false")
        yield (
            f"CREATE FUNCTION search_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NULL; END $$"
        )
        yield f"CREATE TRIGGER search_{name} AFTER {event} ON {table} FOR EACH ROW{when} EXECUTE FUNCTION search_{name}()"
