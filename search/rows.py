"""Search documents as the rows and records that templates show: two queries more for any number of them."""

from portal import access
from portal.pictures import pictures

from .models import SearchDocument
from .vocabulary import marks_of

ROW_FIELDS = (
    "page_id", "language", "kind", "title", "summary", "date", "end_date", "picture_id", "card", "page__url_path",
)  # fmt: skip

#: What `components/row.html` shows when an item has it. Every row has these keys: a template looks long for one that is missing.
PLAIN = dict.fromkeys(("marginalia", "kicker", "italic", "lock", "stamp", "reason", "key_figure"), "")


def documents(request, language):
    """Return the documents in `language` that the reader of this request may see; every listing starts here."""
    return SearchDocument.objects.in_language(language).visible_to(
        access.reader_of(request), access.restrictions_of(request)
    )


def rows(request, queryset, language, *, with_pictures=True, extra=()):
    """Return the row dicts of a queryset of documents, in its order; or of its `values(*ROW_FIELDS)`, read by a prepared query.

    Keys: `page_id`, `kind`, `url`, `title`, `summary`, `date`, `end_date`, `themes` (marks), `picture` (a picture dict or
    None) and everything of the type's `card`. `lang` is the document's language tag when it is not `language`.
    `extra` names annotations of the queryset to keep in each row.
    """
    found = queryset if isinstance(queryset, list) else list(queryset.values(*ROW_FIELDS, *extra))
    shown = pictures([row["picture_id"] for row in found], language) if with_pictures else {}
    result = []
    for row in found:
        card = row.pop("card")
        result.append(
            {
                **PLAIN,
                **card,
                **row,
                "url": row["page__url_path"],
                "themes": marks_of(request, language, card.get("themes", [])),
                "picture": shown.get(row["picture_id"]),
                "lang": {"fr": "fr-CA", "en": "en-CA"}[row["language"]] if row["language"] != language else "",
            }
        )
    return result
