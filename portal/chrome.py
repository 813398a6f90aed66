"""What surrounds every page: language, menu, breadcrumb, the switch to the other language, the reader's account."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from . import access, formats
from .errors import language_of_path
from .models.pages import LANGUAGE_TAGS
from .serving import settings_of, structure_of
from .structure import model_of

NAMES = {"fr": "Français", "en": "English"}


def context(request):
    """Context processor: `site_chrome`, whose parts are worked out only when a template of the portal asks for them."""
    return {"site_chrome": Chrome(request)}


class Chrome:
    """The frame of one response; each part is worked out when the template asks, from the request's one structure."""

    def __init__(self, request):
        self.request = request
        self.page = getattr(request, "portal_page", None)
        self.language = self.page.language if self.page else language_of_path(request.path)
        self.lang_tag = LANGUAGE_TAGS[self.language]
        self.preview = bool(getattr(request, "is_preview", False))

    @cached_property
    def structure(self):
        return structure_of(self.request)

    @cached_property
    def settings(self):
        return settings_of(self.request)

    @property
    def name(self):
        return self.settings.text("name", self.language)

    @property
    def tagline(self):
        return self.settings.text("tagline", self.language)

    @property
    def support(self):
        return self.settings.text("support", self.language)

    @property
    def coordinates(self):
        """Where the office is, as a chart would print it."""
        return formats.coordinates(self.settings.latitude, self.settings.longitude, self.language)

    @property
    def home_url(self):
        return f"/{self.language}/"

    @cached_property
    def chain(self):
        """Live nodes from the home page down to this page that the reader may see."""
        if getattr(self.request, "portal_error", False):
            return []
        path = self.page.url_path if self.page and self.page.url_path else self.request.path
        reader, restrictions = self.reader, self.restrictions
        return [
            n for n in self.structure.chain(path) if n.live and all(r.admits(reader) for r in restrictions.on(n.path))
        ]

    @property
    def reader(self):
        return access.reader_of(self.request)

    @property
    def restrictions(self):
        return access.restrictions_of(self.request)

    def is_open(self, node, reader=None):
        return node.live and all(r.admits(reader or self.reader) for r in self.restrictions.on(node.path))

    @cached_property
    def menu(self):
        nodes = [node for node in self.structure.menu(self.language) if self.is_open(node)]
        here = {node.id for node in self.chain}
        return [{"title": node.title, "url": node.url_path, "current": node.id in here} for node in nodes]

    @cached_property
    def breadcrumb(self):
        links = [
            {"title": _("Home") if index == 0 else node.title, "url": node.url_path}
            for index, node in enumerate(self.chain)
        ]
        if links and self.page and links[-1]["url"] == self.page.url_path:
            links[-1] = {"title": self.page.title, "url": None}
        return links

    @cached_property
    def other(self):
        """The switch: the same page in the other language with its query, or the nearest one that exists, and a notice."""
        language = "en" if self.language == "fr" else "fr"
        result = {
            "language": language,
            "lang_tag": LANGUAGE_TAGS[language],
            "label": NAMES[language],
            "exact": False,
            "notice": "",
        }
        translated = getattr(self.request, "portal_other_url", None) or self._translated_route(language)
        if translated:
            return {**result, "url": translated + self._query(), "exact": True}
        if getattr(self.request, "portal_error", False):
            # Nothing is shown that could lack a version in the other language.
            return {**result, "url": f"/{language}/"}
        for position, node in enumerate(reversed(self.chain)):
            twin = self.structure.twin(node, language)
            if twin is not None and self.is_open(twin):
                exact = position == 0 and self.page is not None and node.url_path == self.page.url_path
                notice = "" if exact else self._notice(language)
                return {
                    **result,
                    "url": twin.url_path + (self._query() if exact else ""),
                    "exact": exact,
                    "notice": notice,
                }
        return {**result, "url": f"/{language}/", "notice": self._notice(language)}

    def _notice(self, language):
        with translation.override(language):
            return (
                _("This page has no English version: this link leads to the nearest page.")
                if language == "en"
                else _("This page has no French version: this link leads to the nearest page.")
            )

    def _query(self):
        query = self.request.META.get("QUERY_STRING", "")
        return f"?{query}" if query else ""

    def _translated_route(self, language):
        """Views with an address in each language (accounts, search) lead to the same view."""
        match = self.request.resolver_match
        if self.page is not None or match is None or not match.view_name or match.view_name == "wagtail_serve":
            return None
        with translation.override(language):
            try:
                address = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
            except NoReverseMatch:
                return None
        return address if address.startswith(f"/{language}/") else None

    @cached_property
    def alternates(self):
        """hreflang links, only to pages that exist and that everyone may read; `x-default` is French."""
        if self.view_address:
            twin = self.other["url"].partition("?")[0]
            return self._alternates({self.language: self.view_address, self.other["language"]: twin})
        if self.page is None or not self.chain:
            return []
        visitor = access.Reader()
        node = self.chain[-1]
        pages = {self.language: node}
        twin = self.structure.twin(node, self.other["language"])
        if twin is not None:
            pages[self.other["language"]] = twin
        return self._alternates({code: n.url_path for code, n in pages.items() if self.is_open(n, visitor)})

    def _alternates(self, public):
        if len(public) < 2:
            return []
        found = [(LANGUAGE_TAGS[code], public[code]) for code in ("fr", "en")] + [("x-default", public["fr"])]
        return [{"hreflang": tag, "url": self.base + address} for tag, address in found]

    @property
    def view_address(self):
        """The address of a public view that is no page of the tree, in both languages, when the view says so (`request.portal_address`)."""
        return getattr(self.request, "portal_address", "")

    @property
    def base(self):
        return settings.WAGTAILADMIN_BASE_URL.rstrip("/")

    @property
    def canonical(self):
        address = self.page.url_path if self.page else self.view_address
        return self.base + address if address else ""

    @property
    def search_url(self):
        return self._route("search")

    def _route(self, name):
        with translation.override(self.language):
            return reverse(name)

    @cached_property
    def tools(self):
        """Addresses of the head's tools: search; where to join and to sign in, for who has not."""
        if self.account:
            return {"search_url": self.search_url}
        return {"search_url": self.search_url, "join_url": self.join_url, "sign_in_url": self.sign_in_url}

    @cached_property
    def sign_in_url(self):
        return self._route("account_login")

    @property
    def sign_out_url(self):
        return self._route("account_logout")

    @cached_property
    def account(self):
        user = self.reader.user
        return {"name": str(user), "url": self._route("account_home")} if user else None

    @cached_property
    def badge(self):
        """Who may see this page, said on the page itself when it is not everyone."""
        if self.page is None or not self.page.path:
            return None
        return audience_label(access.audience_of_page(self.page, self.restrictions))

    def _section_url(self, kind):
        """The address of the first page of this kind right under the home page that the reader may see, or ""."""
        nodes = self.structure.sections(self.language)
        return next((n.url_path for n in nodes if getattr(model_of(n), "kind", "") == kind and self.is_open(n)), "")

    @cached_property
    def join_url(self):
        """Where an organisation asks to join the network."""
        return self._section_url("join")

    @property
    def contact_url(self):
        """Where anyone writes to the office."""
        return self._section_url("contact")

    @cached_property
    def footer(self):
        """The lists of the footer: what stands right under the home page, each type saying in which list (`footer_groups`)."""
        groups = {"portal": [], "office": [], "practical": []}
        for node in self.structure.sections(self.language):
            name = getattr(model_of(node), "footer_groups", ("", ""))[0 if node.show_in_menus else 1]
            if name in groups and self.is_open(node):
                groups[name].append({"title": node.title, "url": node.url_path})
        groups["office"].append(
            {"title": _("Members’ area"), "url": self.account["url"] if self.account else self.sign_in_url}
        )
        groups["practical"].append({"title": _("Feeds"), "url": self._route("feeds")})
        headings = {"portal": _("The portal"), "office": _("The office"), "practical": _("Practical")}
        return [{"heading": headings[name], "links": links} for name, links in groups.items() if links]


def audience_label(audience):
    """Return the badge of an audience, or None when everyone may see."""
    return {
        "members": _("Members only"),
        "login": _("For people with an account"),
        "groups": _("For a working group"),
        "staff": _("For the office"),
    }.get(audience)
