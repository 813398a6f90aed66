"""An empty site made ready, once; and sample content only where it is wanted."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db.models import Model
from wagtail.models import GroupPagePermission, Locale, Page, Revision, Site, Workflow

from editorial import roles
from home.models import HomePage
from portal import tree
from portal.models import PortalAudience, PortalSettings, Theme

pytestmark = pytest.mark.django_db
COUNTED: tuple[type[Model], ...] = (
    Page, Revision, Locale, Site, Theme, Group, GroupPagePermission, Workflow, PortalAudience, PortalSettings,
)  # fmt: skip


def state():
    return {model.__name__: sorted(model.objects.values_list("pk", flat=True)) for model in COUNTED}


def test_twice_changes_nothing():
    before = state()
    call_command("bootstrap", verbosity=0)
    assert state() == before


def test_every_section_is_there_in_both_languages_as_translations():
    for section in tree.sections():
        pages = section.model.objects.filter(title__in=section.titles.values(), live=True)
        assert {page.language for page in pages} == {"fr", "en"}, section.key
    for page in Page.objects.filter(depth__gte=2, locale__language_code="fr"):
        assert page.get_translations().count() == 1, page


def test_what_the_office_renamed_or_took_away_stays_so():
    theme = Theme.objects.get(number=4)
    Theme.objects.filter(pk=theme.pk).update(label_fr="Gouvernance partagée")
    group = Group.objects.get(name=roles.EDITOR)
    GroupPagePermission.objects.filter(group=group).delete()
    call_command("bootstrap", verbosity=0)
    assert Theme.objects.get(pk=theme.pk).label_fr == "Gouvernance partagée"
    assert not GroupPagePermission.objects.filter(group=group).exists()


def test_an_empty_site_answers_in_both_languages(client):
    for home in HomePage.objects.all():
        for page in Page.objects.filter(path__startswith=home.path, live=True):
            assert client.get(page.url_path).status_code == 200, page.url_path


def test_editors_and_translators_may_not_publish():
    for name in (roles.EDITOR, roles.TRANSLATOR):
        granted = GroupPagePermission.objects.filter(group__name=name).values_list("permission__codename", flat=True)
        assert "publish_page" not in granted


def test_the_sample_site_is_not_loaded_on_a_production_site(settings):
    settings.PORTAL_IS_DEMO = False
    before = state()
    with pytest.raises(CommandError, match="not for a production site"):
        call_command("load_demo", verbosity=0)
    assert state() == before
