"""What a profile says of itself, to listings and search and on its own page."""

import re
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from portal import access, formats, prefetch
from portal.charts.render import ChartPlace, local_chart
from portal.citing import cited_text, without_citations
from portal.models import PortalImage
from portal.pictures import picture
from portal.prepared import prepared
from portal.regions import country_name, region_name
from portal.sentences import opening_sentences
from search import around as surroundings
from search import days
from search.documents import DocumentData, plain_text
from search.models import SearchDocument, SearchTerm
from search.rows import ROW_FIELDS, rows
from search.vocabulary import marks_of

from .models.organisations import OrganisationKind

ABOUT = 24
LONG_NAME = 28  # Letters: a longer name crosses half a chart.
ACRONYM = re.compile(r"\(([A-Z]{2,8})\)\s*\Z")


def organisation_of(page):
    """Return the page's organisation, or None in a draft that has none yet."""
    return page.organisation if page.organisation_id else None


def opening(page):
    """Return the first sentences of a presentation, without the editors' note in italics that a sample profile opens with."""
    paragraphs = [
        strip_tags(part).strip() for part in page.presentation.split("</p>") if not part.strip().startswith("<p><i>")
    ]
    return opening_sentences(without_citations(" ".join(part for part in paragraphs if part)))


def region_label(place, language):
    """Return "Québec, Canada": the province or state when it is known, and the country."""
    names = [region_name(place.country, place.region, language), country_name(place.country, language)]
    return ", ".join(name for name in names if name)


def notes(page):
    """Return what is known of a member in short sentences: since when, Agenda signed, people who live there."""
    language, result = page.language, []
    with override(language):
        if page.member_since:
            result.append(_("Member since %(date)s") % {"date": formats.partial_date(page.member_since, language)})
        if page.agenda_signed:
            day = formats.partial_date(page.agenda_signed, language)
            text = (
                _("Agenda signed on %(date)s") if page.agenda_signed.count("-") == 2 else _("Agenda signed in %(date)s")
            )
            result.append(text % {"date": day})
        if page.population and page.population_year:
            figure = formats.number(page.population, language)
            result.append(_("%(number)s inhabitants in %(year)s") % {"number": figure, "year": page.population_year})
    return result


def member_document(page):
    """Return the `DocumentData` of a profile."""
    organisation, language = page.organisation, page.language
    place = organisation.place
    region = f"{place.country}-{place.region}" if place and place.region else ""
    with override(language):
        place_name, mark = place.label_in(language) if place else "", str(organisation.stamp)
    themes = [theme.key for theme in page.themes]
    return DocumentData(
        kind="member",
        title=page.title,
        summary=page.description,
        body=plain_text(page),
        sort_key=page.title.lower(),
        picture_id=page.picture_id,
        terms={
            "theme": themes,
            "kind": [organisation.kind],
            "organisation": [organisation.key],
            "place": [place.key] if place else [],
            "country": [place.country] if place else [],
            "region": [region],
        },
        card={
            "themes": themes,
            "place": place_name,
            "marginalia": [place_name, country_name(place.country, language)] if place else [],
            "area": region_label(place, language) if place else "",
            "latitude": place.latitude if place else None,
            "longitude": place.longitude if place else None,
            "organisation_kind": organisation.kind,
            "organisation": organisation.key,
            "notes": notes(page),
            "italic": organisation.is_port,
            "sample": organisation.is_sample,
            "stamp": mark,
        },
    )


def member_line(page):
    """Return what a member is, on the picture of its shared page: a city, a port..., and its province and country."""
    organisation = page.organisation
    what = OrganisationKind(organisation.kind).label if organisation.kind in OrganisationKind.values else ""
    where = region_label(organisation.place, page.language) if organisation.place else ""
    return " – ".join(str(part) for part in (what, where) if part)


def chart_name(title):
    """Return what a chart has room for: the acronym that a long name ends with, else the name."""
    found = ACRONYM.search(title) if len(title) > LONG_NAME else None
    return found[1] if found else title


def chart_place(row):
    """Return the `ChartPlace` of a member's row, or None when it has no place."""
    if row.get("latitude") is None:
        return None
    sign = "sample" if row.get("sample") else "member"
    return ChartPlace(
        chart_name(row["title"]), row["latitude"], row["longitude"], row["url"], sign, port=bool(row.get("italic"))
    )


def member_context(page, request):
    """Return the context of a profile; a fixed number of queries whatever it holds."""
    language, organisation = page.language, organisation_of(page)
    place = organisation.place if organisation else None
    keys = [organisation.key] if organisation else []
    chosen = [(item["value"].get("page"), item["value"].get("reason") or "") for item in page.related.raw_data]
    linked = prefetch.references(page).get(Page, set())
    nodes = surroundings.around(page, linked, organisations=[])
    logo = organisation.logo_id if organisation else None
    loaded = prefetch.load(page, {PortalImage: [page.picture_id, logo]}, pages=nodes)
    links = surroundings.links(request, nodes, language)
    others, about = _siblings(page, request, keys)
    coming, past = days.coming_and_past([row for row in about if row["kind"] == "event"])
    own = next((surroundings.document_of(node) for node in nodes if node.pk == page.pk), None)
    preview = getattr(request, "is_preview", False)
    themes = page.themes if preview or own is None else own.card.get("themes", [])
    return {
        "organisation": organisation,
        "kind_label": OrganisationKind(organisation.kind).label if organisation and organisation.kind else "",
        "place": place,
        "place_name": place.label_in(language) if place else "",
        "area": region_label(place, language) if place else "",
        "chart": _chart(page, organisation, others),
        "website_name": urlsplit(organisation.website).netloc.removeprefix("www.") if organisation else "",
        "picture": picture(loaded.get((PortalImage, page.picture_id)), language, make=preview),
        "logo": picture(loaded.get((PortalImage, logo)), language, make=preview),
        "themes": marks_of(request, language, themes),
        "texts": [
            {"id": name, "title": title, "text": cited_text(getattr(page, name), len(page.sources))}
            for name, title in (("presentation", _("Presentation")), ("issues", _("City-port issues of its territory")))
            if getattr(page, name)
        ],
        "sources": source_rows(page),
        "cases": [row for row in about if row["kind"] == "practice"],
        "news": [dated(row, language) for row in about if row["kind"] in ("article", "report")],
        "publications": [row for row in about if row["kind"] == "publication"],
        "programmes": [row for row in about if row["kind"] == "programme"],
        "coming": days.with_days(coming, language),
        "past": days.with_days(past, language),
        "related": _beside(chosen, links, {row["page_id"] for row in about}),
    }


def _beside(chosen, links, shown):
    """Return the pages that the editors chose, but for those the profile lists already because they name its organisation."""
    return [
        {**links[pk], "reason": reason}
        for pk, reason in chosen
        if pk in links and pk not in shown and links[pk]["lang"] == ""
    ]


def dated(row, language):
    """Return a row with its date in the margin."""
    return {**row, "marginalia": formats.date(row["date"], language)} if row["date"] else row


def source_rows(page):
    """Return the numbered sources of a page as `components/sources.html` shows them."""
    kinds = {"primary": _("primary source"), "secondary": _("secondary source")}
    return [
        {
            "n": number, "title": block.value["title"], "url": block.value["url"], "publisher": block.value["publisher"],
            "lang": block.value["language"], "kind": kinds.get(block.value["kind"], ""), "accessed": block.value["accessed"],
        }
        for number, block in enumerate(page.sources, 1)
    ]  # fmt: skip


def _siblings(page, request, keys):
    """The other members, for the chart, and what names this organisation: one query for both."""
    found = _members_and_about(page.language, access.closed_for(request), pk=page.pk or 0, keys=keys or [""])
    others = [
        {**row["card"], "title": row["title"], "url": row["page__url_path"]} for row in found if row["kind"] == "member"
    ]
    about = [row for row in found if row["kind"] != "member"][:ABOUT]
    return others, rows(request, about, page.language, with_pictures=False)


@prepared
def _members_and_about(language, closed, *, pk, keys):
    named = SearchTerm.objects.filter(facet="organisation", key__in=keys).values("document_id")
    on_chart = Q(kind="member") & ~Q(card__sample=True)
    found = SearchDocument.objects.in_language(language).outside(closed).filter(on_chart | Q(pk__in=named))
    return found.exclude(pk=pk).order_by("-date", "title").values(*ROW_FIELDS)


def _chart(page, organisation, others):
    place = organisation.place if organisation else None
    if place is None:
        return None
    sign = "sample" if organisation.is_sample else "member"
    here = ChartPlace(chart_name(page.title), place.latitude, place.longitude, "", sign, port=organisation.is_port)
    label = _("Chart of the waters around %(place)s") % {"place": place.label_in(page.language)}
    near = [chart_place(row) for row in others if row.get("latitude") is not None and not row.get("sample")]
    return local_chart([here, *near], page.language, label)
