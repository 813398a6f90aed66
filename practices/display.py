"""What the page of a case shows, by a fixed number of queries whatever it holds."""

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page

from members.display import source_rows
from portal import formats, prefetch
from portal.citing import cited_text
from portal.models import PortalImage
from portal.pictures import picture
from portal.regions import country_name, region_name
from portal.serving import settings_of
from search import around as surroundings
from search.models import SearchDocument, SearchTerm
from search.neighbours import neighbours
from search.vocabulary import marks_of

from .citations import shown_citation
from .documents import measured
from .models import PracticeIndexPage
from .models.choices import Effort, Evidence, Status

PROPOSED = 3
CANDIDATES = 12
TOP_INDICATORS = 4
SHORT_FIGURE = 6  # characters that hold, large, in a column of a narrow screen
SYMBOL = 3  # characters of a unit that stays beside its figure whatever the room: m³, ha, Mt


def practice_context(page, request):
    """Return the context of a case's page."""
    language, preview = page.language, bool(getattr(request, "is_preview", False))
    place = page.place if page.place_id else None
    chosen = [(item["value"].get("page"), item["value"].get("reason") or "") for item in page.related.raw_data]
    linked = prefetch.references(page).get(Page, set())
    organisations = [block.value["organisation"].key for block in _actors(page)] if preview else None
    proposed = None if chosen else _candidates(page, place)
    beside = neighbours(request, page, PracticeIndexPage.lists, PracticeIndexPage.ordering)
    nodes = surroundings.around(page, linked, organisations, also=proposed, beside=beside)
    loaded = prefetch.load(page, {PortalImage: [page.picture_id]}, pages=nodes)
    links = surroundings.links(request, nodes, language)
    own = next((surroundings.document_of(node) for node in nodes if node.pk == page.pk), None)
    card = own.card if own is not None and not preview else {}
    keys = card["themes"] if card else [theme.key for theme in page.themes]
    themes = marks_of(request, language, keys)
    profiles = {
        link["organisation"]: link for link in links.values() if link["kind"] == "member" and link.get("organisation")
    }
    related = [{**links[pk], "reason": reason} for pk, reason in chosen if pk in links and not links[pk]["lang"]]
    return {
        "picture": picture(loaded.get((PortalImage, page.picture_id)), language, make=preview),
        "neighbours": surroundings.previous_and_next(nodes, links),
        "themes": themes,
        "main_theme": themes[0] if themes else None,
        "place": place,
        "place_name": place.label_in(language) if place else "",
        "country": country_name(place.country, language) if place else "",
        "region": region_name(place.country, place.region, language) if place else "",
        "facts": _facts(page, card, profiles),
        "figures": _figures(page),
        "indicators": _indicators(page),
        "costs": _costs(page),
        "sections": sections(page),
        "sources": source_rows(page),
        "contents": _contents(page),
        "citation": shown_citation(page, settings_of(request).text("name", language)) if page.url_path else None,
        "related": related or _proposed(page, links, keys, place, request, chosen),
    }


def _actors(page):
    return [block for block in [*page.lead, *page.partners] if block.value.get("organisation")]


def _candidates(page, place):
    """The latest cases in this page's language that share its main theme or its place, as `around` takes them."""
    keys = {"theme": page.main_theme.key if page.main_theme_id else "", "place": place.key if place is not None else ""}
    return _alike, {"own": page.pk or 0, **keys}


def _alike(language, own, theme, place):
    terms = SearchTerm.objects.filter(Q(facet="theme", key=theme) | Q(facet="place", key=place))
    cases = SearchDocument.objects.filter(kind="practice", language=language)
    found = cases.filter(pk__in=terms.values("document_id")).exclude(pk=own)
    return Q(pk__in=found.order_by("-date", "-pk").values("pk")[:CANDIDATES])


def _proposed(page, links, keys, place, request, chosen):
    """Cases that resemble this one, when the editors chose none: the same place first, then most themes shared."""
    if chosen:
        return []
    result = []
    for link in links.values():
        if link["kind"] != "practice" or link["page_id"] == page.pk or link["lang"]:
            continue
        shared = [key for key in keys if key in link.get("themes", [])]
        same_place = place is not None and link.get("place_key") == place.key
        if same_place:
            reason = _("Same place: %(place)s") % {"place": link["place"]}
        elif shared:
            reason = _("Same theme: %(theme)s") % {"theme": marks_of(request, page.language, shared[:1])[0]["label"]}
        else:
            continue
        result.append((not same_place, -len(shared), link["title"], {**link, "reason": reason}))
    return [link for *_order, link in sorted(result, key=lambda item: item[:3])][:PROPOSED]


def named(block, language, profiles):
    """Return how an actor is printed: text, address of its profile, slanted for a port, and the mark of a sample."""
    organisation = block.value.get("organisation")
    if organisation is None:
        return {"text": block.value["name"], "url": "", "italic": False, "stamp": ""}
    return {
        "text": block.value["name"] or organisation.label_in(language),
        "url": profiles.get(organisation.key, {}).get("url", ""),
        "italic": organisation.is_port,
        "stamp": organisation.stamp,
    }


def _facts(page, card, profiles):
    language = page.language
    status = Status(page.status).label if page.status in Status.values else ""
    period = formats.period(page.start or None, page.end or None, language, ongoing=page.status == Status.ACTIVE)
    measures = card["measures"] if card else [measure.label_in(language) for measure in page.measures.all()]
    evidence = Evidence(page.evidence).label if page.evidence in Evidence.values else ""
    return [
        {"label": _("Led by"), "parts": [named(block, language, profiles) for block in page.lead]},
        {"label": _("Partners"), "parts": [named(block, language, profiles) for block in page.partners]},
        {"label": _("Period"), "value": period[:1].upper() + period[1:]},
        {"label": _("Status"), "value": status},
        {"label": _("Cost"), "value": _cost(page), "url": "#costs" if page.costs else ""},
        {"label": _("Measures of the Agenda"), "list": measures},
        {"label": _("Evidence"), "value": evidence},
        {"label": _("Last review"), "value": formats.date(page.reviewed, language) if page.reviewed else ""},
        {"label": _("Next review due"), "value": formats.date(page.review_due, language) if page.review_due else ""},
    ]


def _cost(page):
    first = next(iter(page.costs), None)
    if first is None:
        return _("Not found in the sources")
    # Seldom the cost of all that the case tells: the figure says what was paid with it.
    return f"{_money(first.value, page.language, compact=True)}. {first.value['label']}"


def _money(value, language, **options):
    try:
        return formats.money(value["amount"], value["currency"], language, **options)
    except ValueError:
        return f"{value['amount']} {value['currency']}"


def _figures(page):
    figures = []
    for block in list(page.indicators)[:TOP_INDICATORS]:
        value, unit = measured(block.value["value"], block.value["unit"], page.language)
        label = block.value["label"]
        is_long = len(value) + len(unit) > SHORT_FIGURE
        if is_long and len(unit) > SYMBOL:
            # The unit would not hold beside the figure; it goes before the label, unless the label says it already.
            label = label if unit.lower() in label.lower() else f"{unit[:1].upper()}{unit[1:]}. {label}"
            unit = ""
        figures.append(
            {
                "value": value,
                "unit": unit,
                "long": is_long,
                "label": label,
                "year": block.value["year"],
                "source_number": block.value["source"],
                "source_url": f"#source-{block.value['source']}",
                "share": _share(block.value),
            }
        )
    return figures


def _share(value):
    """Return a share of a whole as 0 to 100, or None: a fall or a growth is not a share."""
    try:
        number = float(value["value"])
    except ValueError:
        return None
    signed = value["value"].strip().startswith("+")
    return number if value["unit"].strip() == "%" and 0 <= number <= 100 and not signed else None


def _indicators(page):
    rows = []
    for block in page.indicators:
        value, unit = measured(block.value["value"], block.value["unit"], page.language)
        rows.append(
            {
                "label": block.value["label"],
                "value": value,
                "unit": unit,
                "year": block.value["year"],
                "source": block.value["source"],
            }
        )
    return rows


def _costs(page):
    return [
        {
            "label": block.value["label"], "amount": _money(block.value, page.language, full=True),
            "year": block.value["year"], "source": block.value["source"],
        }
        for block in page.costs
    ]  # fmt: skip


def sections(page):
    """Return the texts of a case in the order that never changes, empty ones left out."""
    wanted = (
        ("challenge", _("The issue"), ("context", "challenge")),
        ("solution", _("What was done"), ("solution",)),
        ("results", _("Results"), ()),
        ("governance", _("Governance and participation"), ("governance",)),
        ("costs", _("Costs and funding"), ("funding",)),
        ("factors", _("What made the difference"), ("success_factors",)),
        ("limits", _("Limits, and what did not work"), ("limits",)),
        ("transferability", _("Transferability"), ("transferability",)),
        ("lessons", _("Lessons"), ("lessons",)),
    )
    count = len(page.sources)
    result = []
    for key, title, names in wanted:
        texts = [cited_text(getattr(page, name), count) for name in names if getattr(page, name)]
        if texts or key == "results" or (key == "costs" and page.costs) or (key == "transferability" and page.effort):
            effort = Effort(page.effort).label if key == "transferability" and page.effort in Effort.values else ""
            result.append({"id": key, "title": title, "texts": texts, "effort": effort})
    return result


def _contents(page):
    parts = [{"id": section["id"], "title": section["title"]} for section in sections(page)]
    if page.sources:
        parts.append({"id": "sources", "title": _("Sources")})
    return [*parts, {"id": "citation", "title": _("Cite this case")}]
