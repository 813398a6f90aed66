"""The tree around one address, read by one query: language roots, menu, ancestors and their twins in the other language."""

from dataclasses import dataclass
from functools import lru_cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from .page_cache.kept import until_a_change
from .prepared import prepared

FIELDS = (
    "id",
    "path",
    "depth",
    "url_path",
    "title",
    "live",
    "show_in_menus",
    "translation_key",
    "content_type_id",
    "slug",
)
HOME_DEPTH = 2
MENU_DEPTH = 3


def model_of(node):
    """Return the page model of a node, or None when its type is gone."""
    return ContentType.objects.get_for_id(node.content_type_id).model_class()


@lru_cache
def _page_types():
    from .models import PortalPage

    return [model for model in apps.get_models() if issubclass(model, PortalPage)]


@dataclass(frozen=True)
class Node:
    """A page as the structure knows it: enough to link to it and to ask the access rule."""

    id: int
    path: str
    depth: int
    url_path: str
    title: str
    live: bool
    show_in_menus: bool
    translation_key: str
    content_type_id: int
    slug: str

    @property
    def language(self):
        return "en" if self.url_path.startswith("/en/") else "fr"


@prepared
def _rows(*, slugs):
    named = Page.objects.filter(slug__in=slugs).values("translation_key")
    pages = Page.objects.filter(translation_key__in=named)
    # Sections and the few pages beside them: the menu shows some, the footer the others.
    sections = Page.objects.filter(depth__in=(HOME_DEPTH, MENU_DEPTH))
    # Two questions in one query: joined by "or", they would have the database read every page of the site.
    return pages.order_by().values_list(*FIELDS).union(sections.order_by().values_list(*FIELDS))


def _nodes(slugs):
    # One query in the life of a process; `model_of` then asks for nothing.
    ContentType.objects.get_for_models(*_page_types())
    return sorted((Node(*row) for row in _rows(slugs=slugs)), key=lambda node: node.path)


@until_a_change
def _sections():
    """The nodes from which the menu and the footer are made, alone."""
    return _nodes([""])


class Structure:
    """Pages that surround `path` (a public path such as /fr/membres/port-de-quebec/).

    With `is_page` false, the path is one that a view answers: nothing is read for it when it stands right under a language.
    """

    def __init__(self, path, *, is_page=True):
        # A NUL is in no slug, and PostgreSQL refuses to look for one.
        components = [part for part in path.split("/") if part and "\0" not in part][:12]
        alone = not is_page and len(components) < MENU_DEPTH
        self.nodes = _sections() if alone else _nodes(components or [""])
        self.by_url_path = {node.url_path: node for node in self.nodes}
        self.path = "/" + "".join(f"{part}/" for part in components)

    def chain(self, url_path=None):
        """Return the nodes from the language root down to `url_path` (the structure's own path by default)."""
        parts = [part for part in (url_path or self.path).split("/") if part]
        found = []
        for depth in range(1, len(parts) + 1):
            node = self.by_url_path.get("/" + "/".join(parts[:depth]) + "/")
            if node is None:
                break
            found.append(node)
        return found

    def home(self, language):
        """Return the home page's node in `language`, or None on an empty site."""
        return self.by_url_path.get(f"/{language}/")

    def menu(self, language):
        """Return the live nodes of the main menu in `language`, in the order of the tree."""
        return [
            n for n in self.nodes if n.depth == MENU_DEPTH and n.show_in_menus and n.live and n.language == language
        ]

    def sections(self, language):
        """Return the live nodes right under the home page in `language`, in the order of the tree."""
        return [n for n in self.nodes if n.depth == MENU_DEPTH and n.live and n.language == language]

    def twin(self, node, language):
        """Return the same page in `language`, live or not, or None."""
        return next(
            (n for n in self.nodes if n.translation_key == node.translation_key and n.language == language), None
        )
