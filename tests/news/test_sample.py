"""The sample site's news: everything is there, in both languages, published, and loading again changes nothing."""

import pytest

from news.models import MissionReportPage, NewsArticlePage
from news.sample import load_articles, load_reports
from portal.sample import SampleLoad, read_folder

pytestmark = pytest.mark.django_db


def load():
    sample = SampleLoad()
    for sample.final in (False, True):
        load_articles(sample)
        load_reports(sample)
    return sample


def test_all_articles_and_reports_are_published_in_both_languages(client):
    sample = load()
    assert NewsArticlePage.objects.live().count() == 2 * len(read_folder("news"))
    assert MissionReportPage.objects.live().count() == 2 * len(read_folder("reports"))
    for key in [*read_folder("news"), *read_folder("reports")]:
        french, english = sample.page(key, "fr"), sample.page(key, "en")
        assert french.translation_key == english.translation_key
        for page in (french, english):
            assert client.get(page.url_path).status_code == 200
            assert page.specific.picture_id and page.specific.main_theme_id


def test_outcomes_have_the_same_addresses_in_both_languages():
    sample = load()
    for key in read_folder("reports"):
        keys = [
            [
                block.value["key"]
                for name in ("shine", "learn", "attract")
                for block in getattr(sample.page(key, language).specific, name)
            ]
            for language in ("fr", "en")
        ]
        assert keys[0] == keys[1] and len(keys[0]) > 5


def test_loading_again_publishes_nothing_again():
    load()
    before = list(NewsArticlePage.objects.values_list("pk", "latest_revision_id"))
    load()
    assert list(NewsArticlePage.objects.values_list("pk", "latest_revision_id")) == before
