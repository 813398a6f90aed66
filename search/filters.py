"""The filters of the results page: their labels, what a click on each would give, and the addresses that take them off."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .engines import FACETS, NEWEST
from .vocabulary import theme_marks

TYPES = {
    "theme": gettext_lazy("Themes of the Agenda"),
    "practice": gettext_lazy("Good practices"),
    "publication": gettext_lazy("Publications"),
    "member": gettext_lazy("Members"),
    "event": gettext_lazy("Events"),
    "article": gettext_lazy("News"),
    "report": gettext_lazy("Mission reports"),
    "programme": gettext_lazy("Cooperation programs"),
    "page": gettext_lazy("Pages of the portal"),
}
#: The type of one page, over its title.
ONE = {
    "theme": gettext_lazy("Theme of the Agenda"),
    "practice": gettext_lazy("Good practice"),
    "publication": gettext_lazy("Publication"),
    "member": gettext_lazy("Member"),
    "event": gettext_lazy("Event"),
    "article": pgettext_lazy("an article", "News"),
    "report": gettext_lazy("Mission report"),
    "programme": gettext_lazy("Cooperation program"),
    "page": pgettext_lazy("of the portal", "Page"),
}
LANGUAGES = {
    "fr": gettext_lazy("French"),
    "en": gettext_lazy("English"),
    "es": gettext_lazy("Spanish"),
    "pt": gettext_lazy("Portuguese"),
}
LEGENDS = {
    "type": pgettext_lazy("of a page", "Type"),
    "theme": gettext_lazy("Theme"),
    "place": gettext_lazy("Place"),
    "member": gettext_lazy("Member"),
    "year": gettext_lazy("Year"),
    "language": gettext_lazy("Language of the files"),
    "files": gettext_lazy("Files"),
    "audience": gettext_lazy("Who may read the files"),
}
LABELS = {
    "type": TYPES,
    "language": LANGUAGES,
    "files": {"yes": gettext_lazy("With files to download")},
    "audience": {"public": gettext_lazy("Everyone"), "members": gettext_lazy("Members of the network")},
}
#: Values shown at once; the others are folded, and those of more than `MOST` values left out: nobody reads a thousand boxes.
SHOWN, MOST = 6, 16


class Filters:
    """The filters for some `search.results.Results`."""

    def __init__(self, results):
        self.results, self.request = results, results.request

    def labels(self, name, keys):
        """Return {key: label} of the keys of a filter that mean something; a chosen key without a name is its own label."""
        if name == "theme":
            known = {key: mark["label"] for key, mark in theme_marks(self.request, self.results.language).items()}
        elif name in LABELS:
            known = LABELS[name]
        elif name == "year":
            known = {key: key for key in keys if key.isdigit() and len(key) == 4}
        else:
            known = self.results.names[name]
        chosen = self.results.chosen.get(name, ())
        return {key: str(known.get(key, key)) for key in keys if key in known or key in chosen}

    def groups(self):
        """Return the groups of `components/filters.html`, those without a choice left out."""
        groups = [self._group(name) for name in FACETS]
        return [group for group in groups if group["options"]]

    def _group(self, name):
        counts, chosen = self.results.answer.counts.get(name, {}), self.results.chosen.get(name, [])
        keys = dict.fromkeys([*counts, *chosen])
        numbers = self._numbers() if name == "theme" else {}
        options = [
            {
                "value": key, "label": label, "count": counts.get(key, 0), "selected": key in chosen,
                "number": numbers.get(key),
            }
            for key, label in self.labels(name, keys).items()
        ]  # fmt: skip
        order = {
            "theme": lambda option: option["number"] or 0,
            "year": lambda option: -int(option["value"]) if option["value"].isdecimal() else 0,
        }.get(name, lambda option: (-option["count"], option["label"]))
        options.sort(key=order)
        if name == "audience" and len(options) < 2 and not chosen:
            options = []  # Everything found is for the same readers: there is nothing to choose.
        first = [option for rank, option in enumerate(options) if rank < SHOWN or name == "theme" or option["selected"]]
        rest = [option for option in options if option not in first][: MOST - len(first)]
        return {"legend": LEGENDS[name], "name": name, "kind": "checkbox", "options": first, "more": rest}

    def _numbers(self):
        return {key: mark["number"] for key, mark in theme_marks(self.request, self.results.language).items()}

    def hidden(self):
        """Return what the form of the filters keeps of the address: the words and the order."""
        kept = {"q": self.results.query.text, "sort": NEWEST if self.results.order == NEWEST else ""}
        return [{"name": name, "value": value} for name, value in kept.items() if value]

    def active(self):
        """Return the filters in force, each with its label and the address without it."""
        return [
            {"label": label, "url": self.url(without=(name, key))}
            for name, keys in self.results.chosen.items()
            for key, label in self.labels(name, keys).items()
        ]

    def url(self, *, without=None, **changed):
        """Return the address of these results with another `q` or `sort`, or without one (name, key) of its filters; first page."""
        kept = QueryDict(mutable=True)
        values = {"q": self.results.query.text, "sort": NEWEST if self.results.order == NEWEST else "", **changed}
        for name, value in values.items():
            if value:
                kept[name] = value
        for name, keys in self.results.chosen.items():
            if left := [key for key in keys if (name, key) != without]:
                kept.setlist(name, left)
        return "?" + kept.urlencode()

    @property
    def clear_url(self):
        """The address without any filter."""
        return "?" + (urlencode({"q": self.results.query.text}) if self.results.query.text else "")

    def as_context(self):
        """Return the context of `components/filters.html`."""
        return {
            "groups": self.groups(), "hidden": self.hidden(), "open": False,
            "clear_url": self.clear_url if self.results.chosen else "", "label": _("Filter the results"),
        }  # fmt: skip
