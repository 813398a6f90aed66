"""The page of an event, as its readers meet it."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from tests import factories

from . import build

pytestmark = pytest.mark.django_db


def read(client, page, status=200):
    response = client.get(page.url_path)
    assert response.status_code == status
    return response.content.decode().replace("\u00a0", " ")


def test_an_event_of_one_day_says_when_with_its_zone(client):
    page = factories.event(date_from=date(2031, 2, 11), time_from=time(12), time_to=time(13, 15))
    text = read(client, page)
    assert "11 février 2031" in text
    assert "12 h à 13 h 15, heure de l’Est (UTC−5)" in text
    assert '<time datetime="2031-02-11">' in text
