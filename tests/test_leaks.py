"""The leak test: what a reader may not see reaches them through no channel.

Marked objects (pages of both languages, files, pictures) x readers x channels. Each channel is fetched whole by each
reader; a mark in the bytes that its reader may not see is a leak. A mark that a reader may see must show somewhere, so
the test cannot pass by showing nothing. Every new address gets a row in `channels()`.
"""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from cooperation.models import ProgrammeIndexPage
from events.models import EventIndexPage
from home.models import ContactPage, HomePage
from members.models import MemberIndexPage, Membership
from portal.models import PortalImage, SocialPicture, Theme
from portal.tasks import render_pictures_of
from practices.models import AgendaPage, PracticeIndexPage, ThemePage
from publications.models import PublicationIndexPage
from search import feeds, spelling
from tests import factories
from tests.cooperation import build
from tests.publications.factories import publication
from tests.search.asking import readable
from tests.search.leaks import channels as search_channels

pytestmark = pytest.mark.django_db
READERS = ("visitor", "expired", "member", "editor", "moderator", "insider")


class World:
    """A small site in which everything that is not for everyone carries a mark."""

    def __init__(self):
        self.marks = {}  # mark -> readers who may see it
        self.pages = []  # addresses fetched as pages
        self.files = {}  # address -> (bytes, mark)
        self.theme = Theme.objects.get(number=1)
        self.organisation = factories.OrganisationFactory()
        Membership.objects.create(organisation=self.organisation, start="2026-01-15")
        self.insiders = Group.objects.create(name="Groupe de travail")
        self.make_pages()
        self.make_files()
        spelling.relearn()

    def mark(self, word, *readers):
        self.marks[word] = set(readers)
        return word

    def case(self, word, language="fr", **fields):
        actor = [("actor", {"organisation": self.organisation, "name": ""})]
        page = factories.practice(
            language, title=f"Cas {word}", summary=f"Résumé {word}", solution=f"<p>Texte {word}</p>", main_theme=self.theme,
            slug=f"adresse-{word[::-1]}", seo_title=f"Titre {word}", search_description=f"Description {word}", lead=actor, **fields,
        )  # fmt: skip
        self.pages.append(page.url_path)
        # Drawn while the page is open to everyone; what follows closes it.
        render_pictures_of.func(page.pk)
        for drawn in SocialPicture.objects.filter(page_id=page.pk):
            self.files[drawn.url] = word
        return page

    def make_pages(self):
        members = ("member", "editor", "moderator")
        # A page for members, translated before and after it was restricted.
        french = self.case(self.mark("zebrafr", *members))
        self.case(self.mark("zebraen", *members), "en", translation_of=french)
        factories.restrict(french, "members")
        later = self.case(self.mark("koalafr", *members))
        factories.restrict(later, "members")
        twin = later.copy_for_translation(factories.section(PracticeIndexPage, "en").locale)
        twin.title, twin.summary = f"Case {self.mark('koalaen', *members)}", "Summary koalaen"
        twin.save_revision().publish()
        self.pages.append(Page.objects.get(pk=twin.pk).url_path)
        # A page for one group inside a section for members; copied and moved to public places.
        section = factories.section(PracticeIndexPage)
        secret = self.case(self.mark("panthere", "insider"))
        factories.restrict(secret, "Groupe de travail")
        copy = secret.copy(
            to=section, update_attrs={"slug": "adresse-drapoel", "title": f"Copie {self.mark('leopard', 'insider')}"}
        )
        self.pages.append(Page.objects.get(pk=copy.pk).url_path)
        # A page moved out of a private section.
        private = factories.practice_section("Section privée", "section-privee")
        factories.restrict(private, "members")
        moved = self.case(self.mark("antilope", *members), parent=private)
        Page.objects.get(pk=moved.pk).move(section, "last-child")
        self.pages.append(Page.objects.get(pk=moved.pk).url_path)
        # A draft, a page taken back, and a public page that points at all of them.
        draft = self.case(self.mark("ocelot"), live=False)
        taken_back = self.case(self.mark("guepard"))
        taken_back.unpublish()
        hidden = [french, later, secret, copy, moved, draft, taken_back]
        self.hidden = hidden
        related = [("related", {"page": Page.objects.get(pk=page.pk), "reason": "À lire"}) for page in hidden]
        links = "".join(f'<a linktype="page" id="{page.pk}">lien</a> ' for page in hidden)
        public = self.case(self.mark("mesange", *READERS), related=related, context=f"<p>{links}</p>")
        # A programme for members, which the listing, the theme, the profile and a public programme would name.
        word = self.mark("gazelle", *members)
        closed = build.programme(
            title=f"Programme {word}", summary=f"Résumé {word}", slug=f"adresse-{word[::-1]}", main_theme=self.theme,
            partners=[build.partner(self.organisation, role=f"Rôle {word}")], axes=[build.axis(f"Axe {word}", "axe")],
        )  # fmt: skip
        factories.restrict(closed, "members")
        pointing = build.programme(related=[{"type": "related", "value": {"page": closed.pk, "reason": ""}}])
        self.pages += [closed.url_path, pointing.url_path]
        factories.member_page(organisation=self.organisation, main_theme=self.theme, title="Port public")
        self.public = public

    def make_events(self, hidden, study):
        """An event for members in both languages, and a public one that names everything that is hidden."""
        members = ("member", "editor", "moderator")
        soon = timezone.localdate() + timedelta(days=20)

        def event(word, language="fr", **fields):
            speaker = {"name": f"Personne {word}", "function": "", "organisation": self.organisation.pk}
            session = {
                "start": "09:00", "end": "10:00", "title": f"Séance {word}", "text": f"<p>Propos {word}</p>", "key": "",
                "speakers": [speaker], "room": f"Salle {word}", "is_break": False,
            }  # fmt: skip
            page = factories.event(
                language, title=f"Rencontre {word}", lead=f"Résumé {word}", venue=f"Endroit {word}", slug=f"rencontre-{word[::-1]}",
                main_theme=self.theme, members=[self.organisation], registration_note=f"Note {word}", date_from=soon,
                days=[{"type": "day", "value": {"date": str(soon), "title": "", "sessions": [session]}}], **fields,
            )  # fmt: skip
            self.pages.append(page.url_path)
            return page

        private = event(self.mark("loutrefr", *members), online_url="https://example.org/loutrefr")
        event(self.mark("loutreen", *members), "en", translation_of=private)
        factories.restrict(private, "members")
        related = [{"type": "related", "value": {"page": page.pk, "reason": ""}} for page in [*hidden, private]]
        documents = [{"type": "document", "value": {"document": study.pk, "description": ""}}]
        event(self.mark("tadorne", *READERS), report=hidden[0].page_ptr, related=related, documents=documents)

    def make_files(self):
        members = ("member", "editor", "moderator")
        study = readable(f"Étude {self.mark('colibri', *members)}", name="etude.pdf", audience="members")
        office = readable(f"Note {self.mark('heron', 'editor', 'moderator')}", name="note.pdf", audience="staff")
        unused = readable(
            f"Libre {self.mark('troglodyte', 'editor', 'moderator')}", name="libre.pdf", audience="public"
        )
        opened = readable(f"Cas {self.mark('hirondelle', *READERS)}", name="ouvert.pdf", audience="public")
        self.make_events(self.hidden, study)
        for item, word in ((study, "colibri"), (office, "heron"), (unused, "troglodyte"), (opened, "hirondelle")):
            self.files[item.url] = word
            self.files["/media/" + item.file.name] = word
        page = publication(
            files=[study, office, opened], title="Étude publique", abstract=f"<p>{self.mark('alouette', *members)}</p>",
            abstract_audience="members", contents=[self.mark("rossignol", *members)], contents_audience="members",
            cover=self.picture("cover"), cover_audience="members", main_theme=self.theme,
        )  # fmt: skip
        self.pages.append(page.url_path)
        render_pictures_of.func(page.pk)
        for image in PortalImage.objects.filter(pk=page.cover_id):
            for rendition in image.renditions.all():
                word = self.mark(f"cover{rendition.pk}", *members)
                for address in (
                    rendition.url,
                    "/media/" + rendition.file.name,
                    "/media/" + rendition.file.name.removeprefix("private/"),
                ):
                    self.files[address] = word

    def picture(self, _name):
        return factories.image(audience="members")

    def feeds(self):
        """The page of the feeds, and every feed, in both languages."""
        found = []
        for language in ("fr", "en"):
            with translation.override(language):
                found.append(reverse("feeds"))
            found += [feed.url(language) for feed in [*feeds.all_feeds(), feeds.of_theme(self.theme, language)]]
        return found

    def channels(self):
        """Every address that a reader may try, pages first."""
        sections = [
            factories.section(model, language).url_path
            for model in (
                HomePage,
                PracticeIndexPage,
                MemberIndexPage,
                AgendaPage,
                PublicationIndexPage,
                ProgrammeIndexPage,
                EventIndexPage,
            )
            for language in ("fr", "en")
        ]
        themes = [page.url_path for page in ThemePage.objects.filter(theme=self.theme)]
        profiles = list(Page.objects.filter(content_type__model="memberpage").values_list("url_path", flat=True))
        filters = [
            sections[2] + f"?theme={self.theme.key}",
            sections[2] + "?status=active&country=CA",
            sections[2] + "?page=2",
        ]
        lost = [path.rstrip("/") + "x/" for path in self.pages]
        names = ("evenement", "event", "calendrier", "calendar")
        calendars = [path + f"{name}.ics" for path in [*self.pages, *sections[-2:]] for name in names]
        citations = [path + f"citation/{form}/" for path in self.pages for form in ("bibtex", "ris")]
        contact = {language: factories.section(ContactPage, language).url_path for language in ("fr", "en")}
        numbers = Page.objects.filter(url_path__in=self.pages).values_list("url_path", "pk")
        letters = [f"{contact[path[1:3]]}?about={pk}" for path, pk in numbers]
        return [
            *self.pages,
            *letters,
            *sections,
            *themes,
            *profiles,
            *filters,
            *lost,
            *citations,
            *calendars,
            *self.feeds(),
            *search_channels(self),
            "/sitemap.xml",
            "/robots.txt",
            "/.well-known/security.txt",
            "/fr/site.webmanifest",
            "/en/site.webmanifest",
            "/readyz",
        ]


@pytest.fixture
def world(at_once):
    return World()


def person(world, role):
    if role == "visitor":
        return None
    if role == "insider":
        user = factories.UserFactory()
        user.groups.add(world.insiders)
        return user
    if role in ("editor", "moderator"):
        return factories.in_role(role)
    return factories.member(ended=1 if role == "expired" else None)


def body_of(response):
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", "replace")


def test_no_mark_reaches_a_reader_who_may_not_see_it(client, world, settings):
    attempts, leaks, shown = 0, [], {role: set() for role in READERS}
    for role in READERS:
        client.logout()
        user = person(world, role)
        if user:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        for address in world.channels():
            text = body_of(client.get(address, follow=True))
            for word, allowed in world.marks.items():
                attempts += 1
                # An address is a secret too, except to those who typed it (slugs carry the word backwards).
                if re.search(word, text, re.IGNORECASE):
                    shown[role].add(word)
                    if role not in allowed:
                        leaks.append((role, address, word))
                if role not in allowed and word[::-1] in text and word[::-1] not in address:
                    leaks.append((role, address, f"address of {word}"))
        for address, word in world.files.items():
            attempts += 1
            response = client.get(address)
            if response.status_code in (200, 206):
                shown[role].add(word)
                if role not in world.marks[word]:
                    leaks.append((role, address, word))
            elif role in world.marks[word]:
                assert response.status_code in (403, 404)
    print(f"leak test: {len(leaks)} of {attempts}")
    assert not leaks, "\n".join(map(str, leaks))
    for role in READERS:
        missing = {word for word, allowed in world.marks.items() if role in allowed} - shown[role]
        assert missing == set(), f"{role} should see {missing} somewhere"
    assert attempts > 5_000
