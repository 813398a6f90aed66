"""What a programme says of itself to listings and search."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal import formats
from search.documents import DocumentData, plain_text

from .models.choices import Status, status_label, status_rank
from .periods import first_day, last_day, sounding


def period_text(page):
    """Return the period in the page's language: "2024 à 2025", "since 2024"; "" when nothing is known."""
    ongoing = page.status == Status.ACTIVE and not page.end
    return formats.period(page.start or None, page.end or None, page.language, ongoing=ongoing)


def programme_line(page):
    """Return what a programme is, on the picture of its shared page: the word and its period."""
    return " – ".join(part for part in (_("Cooperation program"), period_text(page)) if part)


def partner(value, language):
    """Return how a partner is printed: name, slanted or not, mark of a sample, role; `key` of its row or ""."""
    organisation = value["organisation"]
    if organisation is None:
        return {"key": "", "name": value["name"], "port": value["is_port"], "stamp": "", "role": value["role"]}
    with override(language):
        stamp = str(organisation.stamp)
    return {
        "key": organisation.key,
        "name": value["name"] or organisation.label_in(language),
        "port": organisation.is_port,
        "stamp": stamp,
        "role": value["role"],
    }


def card_of(page):
    """Return what rows, and the page itself, show of the rows that a programme points at."""
    language = page.language
    partners = [partner(block.value, language) for block in page.partners]
    named = {row["key"] for row in partners if row["key"]}
    with override(language):
        label, stamp = status_label(page.status), _("sample") if page.is_sample else ""
        large = sounding(page.start, page.end, page.status, language)
        members = [
            {"key": row.key, "name": row.label_in(language), "port": row.is_port, "stamp": str(row.stamp)}
            for row in page.members.all()
            if row.key not in named
        ]
    return {
        "themes": [theme.key for theme in page.themes],
        "status": page.status,
        "period": period_text(page),
        "sounding": large,
        "marginalia": [text for text in (period_text(page), label) if text],
        "partners": partners,
        "members": members,
        "places": [
            {"name": row.label_in(language), "latitude": row.latitude, "longitude": row.longitude}
            for row in page.places.all()
        ],
        "axes": len(page.axes),
        "sample": page.is_sample,
        "stamp": stamp,
    }


def programme_document(page):
    """Return the `DocumentData` of a programme. Its dates are the first and the last day of what is known, for ordering only."""
    card = card_of(page)
    places = list(page.places.all())
    start, end = page.start or page.end, page.end
    years = range(int(start[:4]), int((end or start)[:4]) + 1) if start else ()
    return DocumentData(
        kind="programme",
        title=page.title,
        summary=page.summary,
        body=plain_text(page),
        date=first_day(start) if start else None,
        end_date=last_day(end) if end else None,
        sort_key=page.title.lower(),
        rank=status_rank(page.status),
        picture_id=page.picture_id,
        terms={
            "theme": card["themes"],
            "status": [page.status],
            "year": [str(year) for year in years[:60]],
            "place": [row.key for row in places],
            "country": list(dict.fromkeys(row.country for row in places)),
            "region": list(dict.fromkeys(f"{row.country}-{row.region}" for row in places if row.region)),
            "organisation": list(
                dict.fromkeys(row["key"] for row in [*card["partners"], *card["members"]] if row["key"])
            ),
        },
        card=card,
    )
