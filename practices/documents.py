"""What a case and a theme say of themselves to listings and search."""

from django.utils.translation import gettext as _

from portal import formats
from portal.models import Measure
from portal.regions import country_name, region_name
from search.documents import DocumentData, plain_text

from .models.choices import Evidence, Status


def practice_document(page):
    """Return the `DocumentData` of a case."""
    place, language = page.place, page.language
    indicator = next(iter(page.indicators), None)
    actors = [*page.lead, *page.partners]
    organisations = [block.value["organisation"].key for block in actors if block.value.get("organisation")]
    measures = list(page.measures.all())
    themes = [theme.key for theme in page.themes]
    return DocumentData(
        kind="practice",
        title=page.title,
        summary=page.summary,
        body=plain_text(page),
        date=page.reviewed or (page.first_published_at.date() if page.first_published_at else None),
        sort_key=page.title.lower(),
        picture_id=page.picture_id,
        terms={
            "theme": themes,
            "measure": [measure.key for measure in measures],
            "place": [place.key],
            "country": [place.country],
            "region": [f"{place.country}-{place.region}" if place.region else ""],
            "status": [page.status],
            "organisation": list(dict.fromkeys(organisations)),
            "year": [page.start[:4]],
        },
        card={
            "themes": themes,
            "measures": [measure.label_in(language) for measure in measures],
            "place": place.label_in(language),
            "place_key": place.key,
            "marginalia": [place.label_in(language), country_name(place.country, language)],
            "region": region_name(place.country, place.region, language),
            "latitude": place.latitude,
            "longitude": place.longitude,
            "status": page.status,
            "proof": proof(page),
            "figure": figure_of(indicator.value, language) if indicator else None,
        },
    )


def practice_line(page):
    """Return what a case is, on the picture of its shared page: the word, its place and country."""
    where = ", ".join(
        filter(None, (page.place.label_in(page.language), country_name(page.place.country, page.language)))
    )
    return " – ".join((_("Good practice"), where))


def proof(page):
    """Return how little a case proves, from 0: results measured, documented, then told; what is only planned after all of them."""
    evidence = Evidence.values.index(page.evidence) if page.evidence in Evidence.values else len(Evidence.values)
    return evidence + (len(Evidence.values) + 1) * (page.status == Status.PLANNED)


def figure_of(value, language):
    """Return an indicator as the {"value", "unit", "label", "year"} that soundings and rows show."""
    text, unit = measured(value["value"], value["unit"], language)
    return {"value": text, "unit": unit, "label": value["label"], "year": value["year"]}


def measured(value, unit, language):
    """Return (value, unit) as readers of `language` write them; a share carries its sign, and words stay as they are."""
    unit = (unit or "").strip()
    try:
        text = formats.percent(value, language) if unit == "%" else formats.number(value, language)
    except ValueError:
        return str(value), unit
    # A rise is written with its sign, as a fall is: without one, 5% reads as a share.
    sign = "+" if str(value).strip().startswith("+") else ""
    return f"{sign}{text}", "" if unit == "%" else unit


def theme_document(page):
    """Return the `DocumentData` of a theme's page."""
    language = page.language
    first = next(iter(page.questions), None)
    measures = Measure.objects.filter(theme=page.theme)
    return DocumentData(
        kind="theme",
        title=page.theme.label_in(language),
        summary=page.description,
        body=plain_text(page),
        rank=page.theme.number,
        terms={"theme": [page.theme.key]},
        card={
            "themes": [page.theme.key],
            "number": page.theme.number,
            "question": str(first.value) if first else "",
            "text": page.opening(),
            "measures": [measure.label_in(language) for measure in measures],
        },
    )
