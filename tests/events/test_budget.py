"""How often events ask the database: a fixed number, whatever a page holds."""

from datetime import date

import pytest

from events.models import EventIndexPage
from portal.models import Theme
from portal.tasks import render_pictures_of
from tests import factories
from tests.budget import queries

from . import build

pytestmark = pytest.mark.django_db
CONTENT, LISTING = 8, 10
DAY = date(2031, 2, 11)


@pytest.mark.parametrize("size", [2, 6])
def test_an_event_with_everything_in_it(client, size):
    organisations = factories.OrganisationFactory.create_batch(size)
    for organisation in organisations:
        factories.member_page(organisation=organisation)
    targets = [factories.event(title=f"Autre {n}", date_from=date(2031, 1, 1 + n)) for n in range(size)]
    document = factories.document(audience="public")
    link = f'<p><a linktype="page" id="{targets[0].pk}">a</a> <a linktype="document" id="{document.pk}">b</a></p>'
    sessions = [
        build.session(f"{8 + n:02d}:00", None, f"Séance {n}", text=link, speakers=[build.speaker("", "", body)])
        for n, body in enumerate(organisations)
    ]
    page = factories.event(
        title="Tout",
        date_from=DAY,
        picture=factories.image(),
        place=factories.PlaceFactory(),
        places=factories.PlaceFactory.create_batch(size),
        members=organisations,
        other_themes=list(Theme.objects.filter(number__in=[2, 3])),
        organizers=[build.organizer(organisation=body) for body in organisations],
        days=[build.day(DAY, *sessions)],
        body=[
            {"type": "text", "value": link},
            {"type": "picture", "value": {"image": factories.image().pk, "caption": "", "alt": ""}},
        ],
        documents=[{"type": "document", "value": {"document": document.pk, "description": ""}} for _ in range(size)],
        report=factories.practice().page_ptr,
        related=[{"type": "related", "value": {"page": target.pk, "reason": ""}} for target in targets],
    )
    render_pictures_of.func(page.pk)
    assert queries(client, page.url_path) <= CONTENT


@pytest.mark.parametrize("size", [1, 30])
def test_the_calendar(client, size):
    pages = [
        factories.event(
            title=f"Rencontre {n}", place=factories.PlaceFactory(), picture=factories.image() if n < 3 else None
        )
        for n in range(size)
    ]
    place = pages[0].place.key
    address = factories.section(EventIndexPage).url_path
    for query in ("", f"?kind=conference&place={place}&theme=renewed-governance&year={pages[0].date_from.year}"):
        assert queries(client, address + query) <= LISTING


@pytest.mark.parametrize("size", [1, 12])
def test_the_feed_and_a_file(client, size):
    pages = [factories.event(title=f"Rencontre {n}", place=factories.PlaceFactory()) for n in range(size)]
    assert queries(client, factories.section(EventIndexPage).url_path + "calendrier.ics") <= CONTENT
    assert queries(client, pages[0].url_path + "evenement.ics") <= CONTENT
