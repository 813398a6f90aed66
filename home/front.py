"""What a home page shows under the headings of its blocks: one query for everything it lists, one for themes, one for pictures."""

from dataclasses import replace
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import access, formats
from portal.charts.labels import Box
from portal.charts.render import chart_context
from portal.models import PortalImage
from portal.pictures import picture, pictures
from portal.serving import settings_of
from portal.titles import slanted_title
from practices.seabed import seabed
from search import days
from search.around import listing_of
from search.rows import rows
from search.vocabulary import counts

from . import cards
from .front_parts import paired, plain
from .listed import FIGURES, KINDS, MEMBERS_AT_MOST, PLACES_AT_MOST, POINTS_AT_MOST, SHOWN, limits, listed

#: Where the title lies on the opening chart (units of the "gulf" chart): no name is written under it.
TITLE = Box(840, 370, 1440, 660)


class Front:
    """One home page for one request; `sections()` gives the template its blocks, in order, with what they show."""

    def __init__(self, page, request):
        self.page, self.request, self.language = page, request, page.language
        # The stored JSON, not its values: choosers would ask the database for each page and picture they name.
        self.blocks = [(raw["type"], plain(raw["value"])) for raw in page.body.raw_data]
        self.wanted_pictures = []

    def sections(self):
        """Return the sections, each a dict with `type`, `value` (the block) and what its part of the template names."""
        self.themes  # noqa: B018  (first of all: its query brings the marks that every row wears)
        sections = []
        for kind, value in self.blocks:
            shown = getattr(self, f"show_{kind}")(value)
            if shown is not None:
                sections.append({"type": kind, "value": value, **shown})
        self._fill_pictures()
        return paired(sections)

    # What the database is asked

    @cached_property
    def picked(self):
        """Ids of the pages that editors put first or that buttons lead to, read from the stored JSON without a query."""
        return {
            pk
            for _kind, value in self.blocks
            for pk in [*value.get("pages", ()), *(button.get("page") for button in value.get("buttons", ()))]
            if pk
        }

    @cached_property
    def counts(self):
        """What the reader may see, counted; of the places, those with most cases alone."""
        found = counts(self.request, self.language, "practice", FIGURES)
        places = sorted(found.places, key=lambda place: (-place[1], place[0]))[:PLACES_AT_MOST]
        return found._replace(places=places)

    @cached_property
    def cases_of_place(self):
        """{id of a case: number of cases at its place}."""
        return {page: number for _place, number, page in self.counts.places}

    @cached_property
    def rows(self):
        """Every document the page may show: one query."""
        found = listed(
            self.language,
            access.closed_for(self.request),
            limits(self.blocks),
            day=days.today().isoformat(),
            picked=[*self.picked, *self.cases_of_place] or [0],
        )
        return rows(self.request, found, self.language, with_pictures=False)

    @cached_property
    def themes(self):
        """Marks of the themes, each with the number of cases the reader may see (`depth`)."""
        return self.counts.marks

    def of_kind(self, *kinds):
        return [row for row in self.rows if row["kind"] in kinds]

    @cached_property
    def by_id(self):
        return {row["page_id"]: row for row in self.rows}

    # Blocks

    def show_opening(self, value):
        opening = {
            "title": slanted_title(value["title"]),
            "text": slanted_title(value.get("text")),
            "buttons": self._buttons(value),
        }
        if value.get("picture"):
            return {**opening, "plate": self._want({"picture_id": value["picture"]})}
        return {
            **opening,
            "chart": self._chart(
                "gulf",
                clear=TITLE,
                linked=False,
                label=_(
                    "Chart of the St. Lawrence, the Great Lakes and the East Coast, with members and the places of documented practices"
                ),
            ),
            "legend": self._legend(),
        }

    def show_news(self, value):
        return self._list("news", value, cards.news)

    def show_practices(self, value):
        return self._list("practices", value, cards.practice)

    def show_publications(self, value):
        return self._list("publications", value, cards.publication)

    def show_events(self, value):
        chosen = self._chosen(value, KINDS["events"])
        coming = sorted(
            self.of_kind("event"), key=lambda row: (row["date"] is None, row["date"] or timezone.localdate())
        )
        return self._section(
            "events",
            (chosen + [row for row in coming if row not in chosen])[: value.get("number") or SHOWN],
            cards.event,
        )

    def show_themes(self, value):
        questions = {row["themes"][0]["key"]: row for row in self.of_kind("theme") if row["themes"]}
        first = sorted(
            (mark for mark in self.themes if mark["featured"]), key=lambda mark: (mark["featured"], mark["number"])
        )
        shown = [
            {
                **mark,
                "question": questions.get(mark["key"], {}).get("question", ""),
                "summary": questions.get(mark["key"], {}).get("summary", ""),
            }
            for mark in first[: value.get("number") or 0]
        ]
        if not self.themes:
            return None
        return {
            "first": shown,
            "seabed": seabed(self.themes) if value.get("profile") else None,
            "url": listing_of(self.request, self.language, "theme"),
            "link": _("Read the Agenda"),
        }

    def show_figures(self, value):
        settings = settings_of(self.request)
        figures = []
        if settings.figures_on:
            when = formats.date(settings.figures_on, self.language)
            who = settings.text("figures_source", self.language)
            source = _("Source: %(source)s") % {"source": ", ".join(part for part in (who, when) if part)}
            for number, label in (
                (settings.member_count, _("member organizations in the world")),
                (settings.country_count, _("countries")),
            ):
                if number:
                    figures.append({"value": number, "label": label, "source": source})
        here = _("Counted by this portal")
        for kind, label in zip(FIGURES, (_("good practices documented"), _("publications")), strict=True):
            if number := self.counts.kinds.get(kind):
                figures.append({"value": formats.number(number, self.language), "label": label, "source": here})
        return {"figures": figures} if figures else None

    def show_map(self, value):
        chart = self._chart("network", label=_("Chart of the members in North America"))
        return (
            {
                "chart": chart,
                "legend": self._legend(),
                "url": listing_of(self.request, self.language, "member"),
                "link": _("The directory of members"),
            }
            if chart["marks"]
            else None
        )

    def show_join(self, value):
        return {"buttons": self._buttons(value)}

    # Parts of blocks

    def _list(self, kind, value, card):
        chosen = self._chosen(value, KINDS[kind])
        latest = sorted(
            self.of_kind(*KINDS[kind]), key=lambda row: (row["date"] is not None, row["date"] or 0), reverse=True
        )
        return self._section(
            kind, (chosen + [row for row in latest if row not in chosen])[: value.get("number") or SHOWN], card
        )

    def _chosen(self, value, kinds):
        found = [self.by_id.get(pk) for pk in value.get("pages", ())]
        return [row for row in found if row and row["kind"] in kinds]

    def _section(self, kind, found, card):
        if not found:
            return None
        items = [card(row, self.language) for row in found]
        return {
            "items": [self._want(item) for item in items],
            "url": listing_of(self.request, self.language, *KINDS[kind]),
            "link": cards.link_to_all(kind, self.counts.kinds.get("practice", 0), self.language),
        }

    def _buttons(self, value):
        found = [(button["label"], self.by_id.get(button["page"])) for button in value.get("buttons", ())]
        return [{"label": label, "url": row["url"]} for label, row in found if row]

    @cached_property
    def places(self):
        """Places of the members, then of the most cases, one for each, with the number of cases documented there."""
        counts = self.cases_of_place
        cases = [(row, counts[row["page_id"]]) for row in self.of_kind("practice") if row["page_id"] in counts]
        cases.sort(key=lambda case: -case[1])
        return cards.chart_places(self.of_kind("member")[:MEMBERS_AT_MOST], cases)[:POINTS_AT_MOST]

    def _chart(self, key, *, label, clear=None, linked=True):
        """A chart of the places; the one under the title is a picture, not thirty links before the first line of the page."""
        places = self.places if linked else [replace(place, url="") for place in self.places]
        return chart_context(key, places, self.language, label, cover=True, clear=clear)

    def _legend(self):
        signs = {place.sign for place in self.places}
        return {sign: sign in signs for sign in ("member", "sample", "case")} | {
            "count": any(place.count for place in self.places)
        }

    def _want(self, item):
        """Note that `item` will show the picture `picture_id`; `_fill_pictures` gives it at the end, all at once."""
        self.wanted_pictures.append(item)
        return item

    def _fill_pictures(self):
        found = pictures([item["picture_id"] for item in self.wanted_pictures], self.language)
        for item in self.wanted_pictures:
            item["picture"] = found.get(item["picture_id"]) or self._previewed(item["picture_id"])

    def _previewed(self, picture_id):
        """In a preview, a picture that no published page has shown yet is rendered on the spot."""
        if not picture_id or not getattr(self.request, "is_preview", False):
            return None
        return picture(PortalImage.objects.filter(pk=picture_id).first(), self.language, make=True)
