"""Listings with filters: a GET form whose addresses can be shared, and counts of what each choice would give."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count

from portal import access
from portal.prepared import prepared

from . import days
from .models import SearchTerm
from .rows import ROW_FIELDS, rows


@prepared
def _first_rows(shape, chosen, per_page, *, day):
    return _chosen_from(shape, chosen, day)[:per_page].values(*ROW_FIELDS)


@prepared
def _number_of(shape, chosen, *, day):
    return _chosen_from(shape, chosen, day).order_by().values("language").annotate(count=Count("*"))


@prepared
def _number_by_term(shape, wanted, *, day):
    """Count the keys of facets; `wanted` are (names of facets, the filters in force for these)."""
    first, *others = (
        SearchTerm.objects.filter(
            facet__in=names, document__in=_chosen_from(shape, chosen, day).order_by().values("pk")
        )
        .values_list("facet", "key")
        .annotate(count=Count("*"))
        .order_by()
        for names, chosen in wanted
    )
    return first.union(*others, all=True)


def _chosen_from(shape, chosen, day):
    """The documents that a listing starts from, with the filters `chosen`: (name, keys) of each."""
    documents, language, closed = shape
    queryset = documents(language, closed, day=day)
    for name, keys in chosen:
        queryset = queryset.with_term(name, *keys)
    return queryset


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
    asked once in a process for the first page of each choice of filters (`portal.prepared`).
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
            paginator.count = len(self.rows) if len(self.rows) < per_page else self._count()
        self.page = paginator.get_page(number)
        if number != "1":
            self.rows = rows(request, self.page.object_list, language, with_pictures=with_pictures)
        self.total = paginator.count
        request.query_understood = self._understood()

    def _in_force(self, but=None):
        """The filters in force, less one: what a query is kept by (`portal.prepared`)."""
        return tuple((name, tuple(keys)) for name, keys in self.chosen.items() if keys and name != but)

    def _first(self, per_page):
        return _first_rows(self.shape, self._in_force(), per_page, day=self.day)

    def _count(self):
        # No row at all when the last of them was taken back a moment ago.
        return sum(row["count"] for row in _number_of(self.shape, self._in_force(), day=self.day))

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

    def _filtered(self):
        return _chosen_from(self.shape, self._in_force(), self.day)

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
        used = [facet.name for facet in self.facets if self.chosen[facet.name]]
        free = tuple(facet.name for facet in self.facets if facet.name not in used)
        wanted = [(free, self._in_force())] if free else []
        wanted += [((name,), self._in_force(but=name)) for name in used]
        return _by_facet(_number_by_term(self.shape, tuple(wanted), day=self.day))

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
