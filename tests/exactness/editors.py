"""What editors do to a small site, drawn at random: every kind of change that may show on a page."""

import datetime
import itertools

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from members.models import Membership, Organisation
from news.models import NewsArticlePage
from portal.models import Place, PortalDocument, PortalImage, PortalSettings, Theme
from portal.tasks import render_pictures_of
from practices.models import PracticeIndexPage, PracticePage
from publications.models import PublicationPage
from tests import factories
from tests.home.build import standard
from tests.news.build import article
from tests.publications.factories import publication

TYPES = (PracticePage, NewsArticlePage, PublicationPage, StandardPage)


class Editors:
    """The people who change the site; `change()` does one thing at random and returns its name and the page concerned."""

    def __init__(self, random, admin):
        self.random, self.admin = random, admin
        self.numbers = itertools.count(1)
        self.build()

    def build(self):
        """Make the site: some pages of each type in both languages, and what they share."""
        for page in self.pages():
            page.title = self.name(page.title)  # Titles like "Le bureau" are words that stand on other pages too.
            page.save_revision().publish()
        self.sections = [
            factories.practice_section("Autre section", "autre-section"),
            factories.section(PracticeIndexPage),
        ]
        self.organisations = [factories.OrganisationFactory() for _ in range(3)]
        for organisation in self.organisations:
            Membership.objects.create(organisation=organisation, start="2026-01-15")
            factories.member_page(organisation=organisation)
        self.image = factories.image()
        for _ in range(5):
            self.new_case()
            article(title=self.name("Nouvelle"))
        publication(title=self.name("Étude"), files=[factories.document(audience="public")])
        standard(self.name("Page"))
        french = factories.practice(title=self.name("Cas"))
        factories.practice("en", title=self.name("Case"), translation_of=french)

    def name(self, word):
        """Return a title that no other page ever has, so that a private one can be told in any bytes."""
        return f"{word} repère{next(self.numbers)}x"

    def new_case(self):
        actor = [("actor", {"organisation": self.random.choice(self.organisations), "name": ""})]
        return factories.practice(
            title=self.name("Cas"),
            slug=f"cas-{next(self.numbers)}",
            lead=actor,
            picture=self.image,
            main_theme=self.theme(),
        )

    def theme(self):
        return Theme.objects.get(number=self.random.randint(1, 10))

    def pages(self, **which):
        """Return the ordinary pages of the site, specific."""
        found = Page.objects.type(*TYPES).filter(**which).order_by("pk")
        return list(found.specific())

    def page(self, **which):
        return self.random.choice(self.pages(**which) or [self.new_case()])

    def change(self):
        """Do one thing; return (its name, the page concerned or None)."""
        name = self.random.choice([name for name in dir(self) if name.startswith("do_")])
        page = getattr(self, name)()
        return name.removeprefix("do_"), page

    def private_marks(self):
        """Return the marks, in their titles, of the pages that a visitor may not see now."""
        closed = PageViewRestriction.objects.values_list("page__path", flat=True)
        private = [page for page in self.pages() if not page.live or any(page.path.startswith(path) for path in closed)]
        return [page.title.split()[-1] for page in private]

    # Pages

    def do_publish(self):
        page = self.page(live=True)
        page.title = self.name(page.title.split()[0])
        page.save_revision().publish()
        return page

    def do_create(self):
        return self.new_case()

    def do_draft(self):
        page = self.page(live=True)
        page.title = self.name("Projet")
        page.save_revision()
        return page

    def do_unpublish(self):
        page = self.page(live=True)
        page.unpublish()
        return page

    def do_unpublish_in_the_admin(self):
        page = self.page(live=True)
        answer = self.admin.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
        assert answer.status_code == 302
        return page

    def do_publish_again(self):
        page = self.page(live=False)
        page.get_latest_revision().publish()
        return page

    def do_schedule(self):
        page = self.page(live=False)
        page.go_live_at = timezone.now() - datetime.timedelta(minutes=1)
        page.title = self.name("Cas")
        Page.objects.filter(pk=page.pk).update(go_live_at=page.go_live_at)
        page.save_revision(approved_go_live_at=page.go_live_at)
        call_command("publish_scheduled", verbosity=0)
        return page

    def do_move(self):
        page = self.random.choice(list(PracticePage.objects.filter(locale__language_code="fr").order_by("pk")))
        target = self.random.choice(self.sections)
        if not page.is_child_of(target):
            Page.objects.get(pk=page.pk).move(Page.objects.get(pk=target.pk), "last-child")
        return PracticePage.objects.get(pk=page.pk)

    def do_rename_address(self):
        page = self.page(live=True)
        page.slug = f"adresse-{next(self.numbers)}"
        page.save_revision().publish()
        return page

    def do_menu(self):
        page = self.page(live=True)
        page.show_in_menus = not page.show_in_menus
        page.save_revision().publish()
        return page

    def do_delete(self):
        if len(self.pages()) < 12:
            return self.new_case()
        page = self.page()
        Page.objects.get(pk=page.pk).delete()
        return page

    def do_translate(self):
        page = self.page(live=True, locale__language_code="fr")
        if page.get_translations().exists() or not page.get_parent().get_translations().exists():
            return page
        twin = page.copy_for_translation(factories.section(PracticeIndexPage, "en").locale)
        twin.title = self.name("Case")
        twin.save_revision().publish()
        return twin

    def do_update_rows(self):
        page = self.page(live=True)
        Page.objects.filter(pk=page.pk).update(title=self.name("Direct"))
        return Page.objects.get(pk=page.pk).specific

    # Privacy

    def do_restrict(self):
        page = self.page(live=True)
        if not page.view_restrictions.exists():
            factories.restrict(page, self.random.choice(["members", "staff", "Groupe de travail"]))
        return page

    def do_restrict_a_section(self):
        section = self.sections[0]
        if not PageViewRestriction.objects.filter(page=section).exists():
            factories.restrict(section, "members")
        return section

    def do_restrict_in_the_admin(self):
        page = self.page(live=True)
        address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
        answer = self.admin.post(address, {"restriction_type": self.random.choice(["login", "none"])})
        assert answer.status_code == 200
        return page

    def do_open(self):
        found = PageViewRestriction.objects.order_by("?").first()
        if found is None:
            return None
        page = found.page
        found.delete()
        return page

    # What pages share

    def do_setting(self):
        settings = PortalSettings.objects.select_related("site").first()
        settings.name_fr = f"Bureau {next(self.numbers)}"
        settings.save()

    def do_theme(self):
        theme = self.theme()
        theme.label_fr = f"Thème {next(self.numbers)}"
        theme.save()

    def do_theme_by_update(self):
        Theme.objects.filter(number=self.random.randint(1, 10)).update(label_en=f"Theme {next(self.numbers)}")

    def do_organisation(self):
        organisation = self.random.choice(self.organisations)
        organisation.name_fr = f"Port {next(self.numbers)}"
        organisation.save()

    def do_organisation_by_update(self):
        Organisation.objects.filter(pk=self.organisations[0].pk).update(name_fr=f"Ville {next(self.numbers)}")

    def do_place(self):
        place = Place.objects.order_by("?").first()
        place.name_fr = f"Lieu {next(self.numbers)}"
        place.save()

    def do_membership(self):
        membership = self.random.choice(list(Membership.objects.order_by("pk")))
        ended = membership.end is not None
        membership.end = None if ended else timezone.localdate() - datetime.timedelta(days=1)
        membership.save()

    def do_image(self):
        image = PortalImage.objects.get(pk=self.image.pk)
        image.alt_fr = f"Un quai, vue {next(self.numbers)}."
        image.file = factories.picture_file(
            f"dessin-{next(self.numbers)}.png", colour=(next(self.numbers) % 255, 90, 120)
        )
        image.save()
        image.renditions.all().delete()
        page = PracticePage.objects.filter(picture=image, live=True).order_by("pk").first()
        if page is not None:
            render_pictures_of.func(page.pk)
        return page

    def do_document(self):
        document = PortalDocument.objects.order_by("pk").first()
        document.title = f"Étude {next(self.numbers)}"
        document.file.save(f"etude-{next(self.numbers)}.pdf", factories.ContentFile(factories.pdf()), save=False)
        document.save()
        return PublicationPage.objects.order_by("pk").first()
