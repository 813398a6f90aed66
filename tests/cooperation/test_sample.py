"""The sample site's programmes: there in both languages, published, and loading again changes nothing."""

import pytest

from cooperation.models import ProgrammePage
from cooperation.sample import load_programmes
from members.sample import load_organisations
from portal.sample import SampleLoad, read_folder

pytestmark = pytest.mark.django_db


def load():
    sample = SampleLoad()
    load_organisations(sample)
    for sample.final in (False, True):
        load_programmes(sample)
    return sample


def test_every_programme_is_published_in_both_languages(client):
    sample = load()
    for key, data in read_folder("programmes").items():
        french, english = (sample.page(key, language).specific for language in ("fr", "en"))
        assert french.translation_key == english.translation_key
        for page in (french, english):
            assert client.get(page.url_path).status_code == 200
            assert page.picture_id and page.main_theme_id and page.is_sample == bool(data["sample"])
        assert [block.value["key"] for block in french.axes] == [block.value["key"] for block in english.axes]
        assert all(block.value["key"] for block in french.axes)


def test_a_partner_that_is_in_the_network_refers_to_its_row():
    load()
    page = ProgrammePage.objects.get(slug__startswith="nantes-and")
    city, metropole = page.partners
    assert city.value["organisation"].key == "city-of-quebec"
    assert metropole.value["organisation"] is None and metropole.value["name"] == "Nantes Métropole"


def test_loading_again_publishes_nothing_again():
    load()
    before = list(ProgrammePage.objects.values_list("pk", "latest_revision_id"))
    load()
    assert list(ProgrammePage.objects.values_list("pk", "latest_revision_id")) == before
