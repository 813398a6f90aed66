"""Listings with filters: a GET form whose addresses can be shared, and counts of what each choice would give."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.core.paginator import Paginator
from django.db.models import Count, Q

from portal import access
from portal.prepared import prepared

from . import days
from .models import SearchTerm
from .rows import ROW_FIELDS, rows


@prepared
def _first_rows(documents, language, closed, per_page, *, day):
    return documents(language, closed, day=day)[:per_page].values(*ROW_FIELDS)


@prepared
def _number_of(documents, language, closed, *, day):
    return documents(language, closed, day=day).order_by().values("language").annotate(count=Count("*"))


@prepared
def _number_by_term(documents, language, closed, names, *, day):
    found = documents(language, closed, day=day).order_by().values("pk")
    terms = SearchTerm.objects.filter(facet__in=names, document__in=found)
    return terms.values_list("facet", "key").annotate(count=Count("*"))


def _by_facet(rows):
    counts = {}
    for facet, key, count in rows:
        counts.setdefault(facet, {})[key] = count
    return counts


@dataclass(frozen=True)
class Facet:
    """One filter of a listing.

    `name` is its name in the address, `label` for readers, `labels(keys)` gives {key: label} for the keys it knows; `numbers`
    gives {key: number} when values are numbered, as themes are; `multiple` allows several at once.
    """

    name: str
    label: str
    labels: object
    multiple: bool = True
    order: object = None
    numbers: dict | None = None


class Listing:
    """A filtered, paginated listing of documents, read from the request's query.

    Unknown keys in the address are ignored; a page number out of range gives the nearest page. Counts of a facet tell what
    choosing the value gives with the other filters as they stand.

    `documents(language, closed, day=)` returns the documents it starts from, in order (`search.pages.ListingPage.documents`); it is
    asked once in a process for what every visitor opens first, the first page without a filter (`portal.prepared`).
    """

    def __init__(self, request, documents, facets, *, language, per_page=20, with_pictures=True):
        self.request, self.facets, self.language = request, facets, language
        self.chosen = {facet.name: self._keys(facet) for facet in facets}
        self.shape = (documents, language, access.closed_for(request))
        self.day = days.today().isoformat()
        number = str(request.GET.get("page", "1"))[:9]
        if number == "1":
            self.rows = rows(request, self._first(per_page), language, with_pictures=with_pictures)
        paginator = Paginator(self._filtered(), per_page)
        if number == "1":
            # All of them are on the first page: nothing is left to count.
            paginator.count = len(self.rows) if len(self.rows) < per_page else self._count(paginator)
        self.page = paginator.get_page(number)
        if number != "1":
            self.rows = rows(request, self.page.object_list, language, with_pictures=with_pictures)
        self.total = paginator.count
        request.query_understood = self._understood()

    @property
    def is_plain(self):
        """Whether no filter is in force."""
        return not any(self.chosen.values())

    def _first(self, per_page):
        if self.is_plain:
            return _first_rows(*self.shape, per_page, day=self.day)
        return self._filtered()[:per_page]

    def _count(self, paginator):
        if self.is_plain:
            # No row at all when the last of them was taken back a moment ago.
            return sum(row["count"] for row in _number_of(*self.shape, day=self.day))
        return paginator.count

    def _understood(self):
        """Return whether all of the address's query was read, in its plain form: the page cache keeps no other (portal.page_cache)."""
        given = self.request.GET
        return (
            set(given) <= {"page", *self.chosen}
            and all([key for key in given.getlist(name) if key] == keys for name, keys in self.chosen.items())
            and given.getlist("page") in ([], [""], [str(self.page.number)])
            and given.urlencode() == self.request.META.get("QUERY_STRING", "")
        )

    def _keys(self, facet):
        keys = [key[:80] for key in self.request.GET.getlist(facet.name) if key and "\0" not in key]
        # A key without a label means nothing here: the address was mistyped or is of another time.
        known = facet.labels(set(keys)) if keys else {}
        return [key for key in dict.fromkeys(keys) if key in known][: 20 if facet.multiple else 1]

    def base(self):
        """Return the documents that the listing starts from."""
        documents, language, closed = self.shape
        return documents(language, closed, day=self.day)

    def _filtered(self, but=None):
        queryset = self.base()
        for facet in self.facets:
            if facet is not but and self.chosen[facet.name]:
                queryset = queryset.with_term(facet.name, *self.chosen[facet.name])
        return queryset

    def choices(self):
        """Return, for each facet, its values with label, true count, whether chosen, ready for `components/filters.html`."""
        counts = self._counts()
        result = []
        for facet in self.facets:
            found = counts.get(facet.name, {})
            chosen = self.chosen[facet.name]
            labels = facet.labels(set(found) | set(chosen))
            values = [
                {
                    "key": key, "label": labels[key], "count": found.get(key, 0), "chosen": key in chosen,
                    "number": facet.numbers.get(key) if facet.numbers else None,
                }
                for key in labels
            ]  # fmt: skip
            values.sort(key=facet.order or (lambda value: (-value["count"], value["label"])))
            result.append(
                {"facet": facet, "name": facet.name, "label": facet.label, "multiple": facet.multiple, "values": values}
            )
        return result

    def _counts(self):
        """Count the values of every facet, by one query: each facet is counted with the other filters in force."""
        if not self.facets:
            return {}
        if self.is_plain:
            names = tuple(facet.name for facet in self.facets)
            return _by_facet(_number_by_term(*self.shape, names, day=self.day))
        used = [facet for facet in self.facets if self.chosen[facet.name]]
        free = [facet.name for facet in self.facets if facet not in used]
        wanted = [(free, self._filtered())] if free else []
        wanted += [([facet.name], self._filtered(but=facet)) for facet in used]
        asked = [Q(facet__in=names, document__in=queryset.order_by().values("pk")) for names, queryset in wanted]
        terms = SearchTerm.objects.filter(reduce(or_, asked))
        return _by_facet(terms.values_list("facet", "key").annotate(count=Count("*")))

    def url(self, facet, key):
        """Return the query that adds or takes off one value, on the first page."""
        query = self.request.GET.copy()
        query.pop("page", None)
        keys = self.chosen[facet.name]
        if facet.multiple:
            query.setlist(facet.name, [k for k in keys if k != key] if key in keys else [*keys, key])
        elif key in keys:
            query.pop(facet.name, None)
        else:
            query[facet.name] = key
        return "?" + query.urlencode()

    def active(self):
        """Return the filters in force, each with the address that takes it off."""
        return [
            {
                "label": f"{value['number']}. {value['label']}" if value["number"] else value["label"],
                "facet": group["label"],
                "url": self.url(group["facet"], value["key"]),
            }
            for group in self.choices_cached
            for value in group["values"]
            if value["chosen"]
        ]

    @property
    def choices_cached(self):
        if not hasattr(self, "_choices"):
            self._choices = self.choices()
        return self._choices

    @property
    def filters(self):
        """The context of `components/filters.html`."""
        groups = [
            {
                "legend": group["label"], "name": group["name"], "kind": "checkbox" if group["multiple"] else "radio",
                "options": [
                    {
                        "value": value["key"], "label": value["label"], "count": value["count"], "selected": value["chosen"],
                        "number": value["number"],
                    }
                    for value in group["values"]
                ],
            }
            for group in self.choices_cached
        ]  # fmt: skip
        is_chosen = any(self.chosen.values())
        groups = [group for group in groups if group["options"]]  # Without any, there is nothing to filter: no form.
        return {"groups": groups, "open": False, "clear_url": self.request.path if is_chosen else ""}

    def page_url(self, number):
        """Return the query of another page of the same listing."""
        query = self.request.GET.copy()
        query["page"] = number
        return "?" + query.urlencode()
