"""The sample site's events: both languages, their reports, and calendar files that a library reads."""

import pytest
from icalendar import Calendar

from events.models import EventIndexPage, EventPage
from events.programme import days_of
from events.sample import load
from portal.sample import SampleLoad, read_folder
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(at_once):
    sample = SampleLoad()
    for final in (False, True):
        sample.final = final
        load(sample)
    return sample


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_event_is_published_with_its_file(loaded, client, language):
    written = read_folder("events")
    pages = EventPage.objects.live().filter(locale__language_code=language)
    assert pages.count() == len(written) == 8
    for page in pages:
        response = client.get(page.url_path)
        assert response.status_code == 200
        assert response.context["picture"] or page.picture
        file = client.get(response.context["file_url"])
        [event] = Calendar.from_ical(file.content).events
        assert str(event["URL"]).endswith(page.url_path)
        assert event.start <= event.end
    calendar = client.get(
        factories.section(EventIndexPage, language).url_path
        + ("calendrier.ics" if language == "fr" else "calendar.ics")
    )
    assert len(Calendar.from_ical(calendar.content).events) == 8


def test_sessions_are_those_of_the_content_in_both_languages(loaded):
    for key, data in read_folder("events").items():
        for language in ("fr", "en"):
            page = EventPage.objects.get(pk=loaded.page(key, language).pk)
            keys = [session.key for day in days_of(page) for session in day.sessions]
            assert sorted(keys) == sorted(item["key"] for item in data["sessions"])


def test_a_sample_event_is_marked_beside_its_title_and_not_in_it(loaded):
    for page in EventPage.objects.filter(is_sample=True):
        assert "(" not in page.title
        assert page.search_document().card["stamp"]


def test_loading_again_changes_nothing(loaded):
    before = list(EventPage.objects.order_by("pk").values_list("pk", "latest_revision_id"))
    load(loaded)
    assert list(EventPage.objects.order_by("pk").values_list("pk", "latest_revision_id")) == before
