"""What a case says of itself: to listings and search, and to its own page."""

from portal import formats, prefetch
from portal.pictures import picture
from portal.regions import country_name, region_name
from search.documents import DocumentData, plain_text
from search.rows import documents, rows
from search.vocabulary import marks_of

from .models.choices import Status


def practice_document(page):
    """Return the `DocumentData` of a case."""
    place, language = page.place, page.language
    indicator = next(iter(page.indicators), None)
    actors = [*page.lead, *page.partners]
    organisations = [block.value["organisation"].key for block in actors if block.value.get("organisation")]
    return DocumentData(
        kind="practice",
        title=page.title,
        summary=page.summary,
        body=plain_text(page),
        date=page.reviewed or (page.first_published_at.date() if page.first_published_at else None),
        sort_key=page.title.lower(),
        picture_id=page.picture_id,
        terms={
            "theme": [theme.key for theme in page.themes],
            "place": [place.key],
            "country": [place.country],
            "region": [f"{place.country}-{place.region}" if place.region else ""],
            "status": [page.status],
            "organisation": organisations,
            "year": [page.start[:4]],
        },
        card={
            "themes": [theme.key for theme in page.themes],
            "place": place.label_in(language),
            "region": region_name(place.country, place.region, language),
            "latitude": place.latitude,
            "longitude": place.longitude,
            "status": page.status,
            "figure": _figure(indicator.value, language) if indicator else None,
        },
    )


def _figure(value, language):
    return {"value": indicator_value(value, language), "label": value["label"], "year": value["year"]}


def indicator_value(value, language):
    """Return an indicator's value with its unit as readers of `language` write it."""
    try:
        text = formats.number(value["value"], language)
    except (ArithmeticError, ValueError):
        return value["value"]
    return formats.percent(value["value"], language) if value["unit"].strip() == "%" else text


def practice_context(page, request):
    """Return the context of a case's page; a fixed number of queries whatever it holds."""
    language = page.language
    prefetch.load(page)
    chosen = [block.value for block in page.related if block.value.get("page")]
    related = {
        row["page_id"]: row
        for row in rows(request, documents(request, language).filter(pk__in=[value["page"].pk for value in chosen]), language)
    }
    status = Status(page.status).label if page.status in Status.values else ""
    return {
        "picture": picture(page.picture, language, make=getattr(request, "is_preview", False)),
        "themes": marks_of(request, language, page.themes),
        "place": page.place,
        "country": country_name(page.place.country, language),
        "region": region_name(page.place.country, page.place.region, language),
        "status_label": status,
        "period": formats.period(page.start or None, page.end or None, language, ongoing=page.status == Status.ACTIVE),
        "measures": list(page.measures.all()),
        "related": [
            {**related[value["page"].pk], "reason": value["reason"]} for value in chosen if value["page"].pk in related
        ],
    }
