"""What an editor cannot save or publish: contradictions, and what readers would miss."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests import factories

from . import build

pytestmark = pytest.mark.django_db
DAY = date(2031, 2, 11)


def refused(**fields):
    with pytest.raises(ValidationError) as error:
        factories.event(**{"date_from": DAY, **fields})
    return error.value.message_dict


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("date_to", {"date_to": date(2031, 2, 10)}),
        ("date_to", {"date_to": date(2032, 3, 19)}),
        ("date_to", {"date_to": date(9026, 2, 11)}),
        ("date_to", {"date_to": date(2201, 1, 1)}),
        ("date_from", {"date_from": date(9999, 12, 31)}),
        ("date_from", {"date_from": date(202, 5, 1)}),
        ("date_from", {"date_from": date(1, 1, 1), "date_to": DAY, "days": [build.day(DAY)]}),
        ("registration_opens", {"registration_opens": date(203, 1, 2)}),
        ("registration_closes", {"registration_closes": date(9999, 12, 31)}),
        ("time_to", {"time_from": time(14), "time_to": time(13)}),
        ("time_to", {"time_from": time(14), "time_to": time(14)}),
        ("time_to", {"time_to": time(13)}),
        ("registration_closes", {"registration_opens": date(2031, 1, 2), "registration_closes": date(2031, 1, 1)}),
        ("time_zone", {"time_zone": "America/Quebec_City"}),
        ("time_zone", {"time_zone": "Etc/GMT+5"}),
        ("online_url", {"online_url": "javascript:alert(1)"}),
        ("online_url", {"online_url": "ftp://example.org/salle"}),
        ("website", {"website": "data:text/html,a"}),
        ("days", {"days": [build.day(date(2031, 2, 12))]}),
        ("days", {"days": [build.day(date(2031, 2, 10))]}),
        ("days", {"days": [build.day(DAY), build.day(DAY)]}),
        ("days", {"days": [build.day(DAY, build.session("10:00", "09:00"))]}),
        ("days", {"days": [build.day(DAY, build.session("10:00", "10:00"))]}),
        ("days", {"days": [build.day(DAY, build.session(key="a"), build.session(title="B", key="a"))]}),
        ("days", {"days": [build.day(DAY, build.session(key="sources"))]}),
        ("days", {"days": [build.day(DAY, build.session(key="part-acces"))]}),
        ("place", {"venue": ""}),
        ("place", {"venue": "", "attendance": "mixed"}),
        ("organizers", {"organizers": []}),
        ("status_note", {"event_status": "postponed"}),
        ("body", {"body": [{"type": "text", "value": "<p>Dit une source [2].</p>"}]}),
        ("days", {"days": [build.day(DAY, build.session(text="<p>Selon [1].</p>"))]}),
        ("picture", {"picture": "undescribed"}),
    ],
)
def test_it_is_refused_with_the_field_that_is_wrong(field, fields):
    if fields.get("picture"):
        fields = {"picture": factories.image(alt_fr="", alt_en="")}
    assert field in refused(**fields)


def test_several_days_may_end_earlier_in_the_day_than_they_began():
    page = factories.event(date_from=DAY, date_to=date(2031, 2, 12), time_from=time(14), time_to=time(9))
    assert page.live


def test_the_first_and_last_years_and_the_longest_event_are_accepted():
    for slug, first, days in (("a", date(1900, 1, 1), 0), ("b", date(2200, 12, 31), 0), ("c", DAY, 400)):
        assert factories.event(title=slug, slug=slug, date_from=first, date_to=first + timedelta(days=days)).live


def test_a_mistyped_date_is_told_with_what_an_event_may_have():
    [told] = refused(date_from=date(203, 2, 11))["date_from"]
    assert "1900" in told
    assert "2200" in told
    [told] = refused(date_to=date(2036, 2, 11))["date_to"]
    assert "400" in told


def test_sessions_at_the_same_time_and_without_an_end_are_fine():
    sessions = [
        build.session("09:00", "10:00", "A"),
        build.session("09:00", "10:00", "B"),
        build.session("11:00", None, "C"),
    ]
    page = factories.event(date_from=DAY, days=[build.day(DAY, *sessions)])
    assert [block["key"] for block in page.days[0].value["sessions"]] == ["a", "b", "c"]


def test_keys_once_given_never_change_and_are_never_shared():
    sessions = [
        build.session(title="Dîner", key="repas"),
        build.session("12:00", "13:00", "Dîner"),
        build.session("18:00", "19:00", "Dîner"),
    ]
    page = factories.event(date_from=DAY, days=[build.day(DAY, *sessions)])
    assert [block["key"] for block in page.days[0].value["sessions"]] == ["repas", "diner", "diner-2"]


def test_a_draft_may_lack_what_readers_need():
    page = factories.event(live=False, organizers=[], venue="")
    assert page.pk
    assert not page.live
