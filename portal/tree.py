"""The sections every site starts with. Each room declares its own; `bootstrap` makes them, in both languages."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Section:
    """A page that an empty site gets: its model, place in the tree, and title and slug in each language.

    `parent` is another section's key, "" for a home page. `order` sorts siblings. `fields` are initial values given as
    {name: {"fr": value, "en": value}}; a value may be a function, called when the page is made. `singular` is False when several
    sections share the model.
    """

    key: str
    model: type
    parent: str
    titles: dict
    slugs: dict
    order: int = 0
    in_menu: bool = True
    fields: dict = field(default_factory=dict)
    singular: bool = True


_sections = {}


def register(section):
    """Add a section; a room calls this when it is ready."""
    _sections[section.key] = section


def sections():
    """Return every section, parents before children, then by `order`."""
    ordered = sorted(_sections.values(), key=lambda section: (section.order, section.key))
    result, placed = [], {""}
    while ordered:
        ready = [section for section in ordered if section.parent in placed]
        if not ready:
            raise LookupError(f"Sections without a parent: {', '.join(section.key for section in ordered)}")
        result += ready
        placed |= {section.key for section in ready}
        ordered = [section for section in ordered if section not in ready]
    return result
