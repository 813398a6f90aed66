"""The one rule for today, everywhere: upcoming until the end of the last day, past from the next; never both, never neither."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from events.models import EventIndexPage
from home.models import HomePage
from portal.models import Theme
from portal.publishing import publish
from practices.models import ThemePage
from search import days
from search.models import SearchDocument
from tests import factories

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "is_past"),
    [
        (date(2027, 5, 11), False),  # the day before
        (date(2027, 5, 12), False),  # the first day
        (date(2027, 5, 13), False),  # the last day
        (date(2027, 5, 14), True),  # the next one
    ],
)
def test_an_event_is_upcoming_until_the_end_of_its_last_day(day, is_past):
    page = factories.event(date_from=date(2027, 5, 12), date_to=date(2027, 5, 13))
    found = SearchDocument.objects.filter(pk=page.pk)
    assert days.is_past(page.last_day, day) is is_past
    assert found.past(day).exists() is is_past
    assert found.upcoming(day).exists() is not is_past


def test_an_event_of_one_day_follows_the_same_rule():
    page = factories.event(date_from=date(2027, 5, 12))
    found = SearchDocument.objects.filter(pk=page.pk)
    assert found.upcoming(date(2027, 5, 12)).exists()
    assert not found.past(date(2027, 5, 12)).exists()
    assert found.past(date(2027, 5, 13)).exists()
    assert not found.upcoming(date(2027, 5, 13)).exists()


@pytest.mark.parametrize("end", [None, date(2027, 5, 13)])
@pytest.mark.parametrize("start", [None, date(2027, 5, 12)])
def test_every_document_is_either_upcoming_or_past(start, end):
    page = factories.event()
    SearchDocument.objects.filter(pk=page.pk).update(date=start, end_date=end)
    found = SearchDocument.objects.filter(pk=page.pk)
    for day in (date(2027, 5, 11) + DAY * n for n in range(5)):
        assert found.upcoming(day).count() + found.past(day).count() == 1


def test_the_day_is_the_offices():
    assert days.today() == datetime.now(ZoneInfo("America/Toronto")).date()


def test_an_event_that_ends_today_is_coming_on_every_page_and_past_on_none(client):
    today = timezone.localdate()
    theme = Theme.objects.get(number=4)
    organisation = factories.OrganisationFactory()
    profile = factories.member_page(organisation=organisation, title="Port public")
    page = ThemePage.objects.get(theme=theme, locale__language_code="fr")
    if not page.live:
        publish(page)
    factories.event(
        title="Finit aujourd’hui", date_from=today - DAY, date_to=today, main_theme=theme, members=[organisation]
    )
    factories.event(title="Finie hier", date_from=today - DAY, main_theme=theme, members=[organisation])
    listing = client.get(factories.section(EventIndexPage).url_path).context
    assert [row["title"] for row in listing["coming"]] == ["Finit aujourd’hui"]
    assert [row["title"] for _year, rows in listing["years"] for row in rows] == ["Finie hier"]
    for address in (page.url_path, profile.url_path):
        shown = client.get(address).context
        assert [row["title"] for row in shown["coming"]] == ["Finit aujourd’hui"], address
        assert [row["title"] for row in shown["past"]] == ["Finie hier"], address
    home = client.get(factories.section(HomePage).url_path).content.decode()
    assert "Finie hier" not in home
