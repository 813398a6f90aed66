"""The sample site's pages of this room: filled once, left alone once an editor touched them."""

import pytest

from home import sample
from home.models import ContactPage, HomePage, JoinPage, StandardPage
from members.models import ProspectRequest
from portal.models import PortalSettings, Theme
from portal.publishing import publish
from portal.sample import SampleLoad
from practices.models import AgendaPage
from tests import factories

pytestmark = pytest.mark.django_db


def load():
    loaded = SampleLoad()
    for loaded.final in (False, True):
        sample.load(loaded)


def office(language="fr"):
    return StandardPage.objects.get(slug={"fr": "le-bureau", "en": "the-office"}[language])


def test_both_languages_are_filled(client):
    load()
    for language in ("fr", "en"):
        assert [block.block_type for block in office(language).body] == ["text", "timeline", "text"]
        for model in (HomePage, JoinPage, ContactPage, AgendaPage):
            page = factories.section(model, language)
            assert page.lead
            assert client.get(page.url_path).status_code == 200
        missions = office(language).get_children().get().specific
        assert len(missions.body[0].value["points"]) == 5
        html = client.get(missions.url_path).content.decode()
        assert html.count("great-number") == 5
    assert office("en").get_children().get().translation_key == office("fr").get_children().get().translation_key


def test_figures_are_dated_and_sourced():
    load()
    settings = PortalSettings.objects.get()
    assert settings.member_count
    assert settings.figures_on
    assert settings.figures_source_fr
    assert settings.figures_source_en
    assert list(
        Theme.objects.filter(featured__isnull=False).order_by("featured").values_list("featured", flat=True)
    ) == [1, 2, 3]


def test_loading_again_adds_nothing_and_keeps_what_an_editor_changed():
    load()
    page = office()
    page.lead = "Récrit par le bureau."
    publish(page)
    ProspectRequest.objects.first().delete()
    PortalSettings.objects.update(member_count="200+")
    counted = StandardPage.objects.count(), ProspectRequest.objects.count()
    load()
    assert office().lead == "Récrit par le bureau."
    assert PortalSettings.objects.get().member_count == "200+"
    assert (StandardPage.objects.count(), ProspectRequest.objects.count()) == counted


def test_a_page_that_an_editor_wrote_before_the_load_is_left_alone():
    page = office()
    page.lead = "Déjà écrit."
    publish(page)
    load()
    assert office().lead == "Déjà écrit."
    assert not office().body


def test_sample_requests_say_that_they_are(client):
    load()
    assert ProspectRequest.objects.exists()
    assert not ProspectRequest.objects.filter(is_sample=False).exists()
    assert all(request.email.endswith("@example.org") for request in ProspectRequest.objects.all())
    assert all(request.consent_text for request in ProspectRequest.objects.filter(consent=True))
