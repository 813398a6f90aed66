"""How often the room asks the database: a fixed number, whatever a page holds."""

import pytest

from cooperation.models import ProgrammeIndexPage
from portal.models import Theme
from practices.models import ThemePage
from tests import factories
from tests.budget import queries

from . import build

pytestmark = pytest.mark.django_db
CONTENT, LISTING = 8, 10


def related(pages):
    return [{"type": "related", "value": {"page": page.pk, "reason": ""}} for page in pages]


@pytest.mark.parametrize("size", [2, 6])
def test_a_programme_with_everything_in_it(client, size):
    organisations = factories.OrganisationFactory.create_batch(2 * size)
    for organisation in organisations:
        factories.member_page(organisation=organisation)
    targets = [build.programme(title=f"Cible {number}") for number in range(size)]
    document = factories.document(audience="public")
    link = f'<p><a linktype="page" id="{targets[0].pk}">a</a> <a linktype="document" id="{document.pk}">b</a> [1]</p>'
    page = build.programme(
        picture=factories.image(),
        places=factories.PlaceFactory.create_batch(size),
        partners=[build.partner(row, role="Rôle") for row in organisations[:size]],
        members=organisations[size:],
        other_themes=list(Theme.objects.filter(number__in=[2, 3])),
        axes=[build.axis(f"Axe {number}", f"axe-{number}", link) for number in range(size)],
        body=[
            {"type": "text", "value": link},
            {"type": "picture", "value": {"image": factories.image().pk, "caption": "", "alt": ""}},
            {"type": "document", "value": {"document": document.pk, "description": ""}},
            {"type": "call_to_action", "value": {"text": "", "button": "Lire", "page": targets[1].pk}},
        ],
        sources=[build.source() for _ in range(size)],
        related=related(targets),
    )
    assert queries(client, page.url_path) <= CONTENT


@pytest.mark.parametrize("number", [0, 1, 12])
@pytest.mark.parametrize("query", ["", "?status=completed&theme=renewed-governance"])
def test_the_listing(client, number, query):
    for item in range(number):
        build.programme(title=f"Programme {item}", picture=factories.image())
    assert queries(client, factories.section(ProgrammeIndexPage).url_path + query) <= LISTING


@pytest.mark.parametrize("number", [1, 5])
def test_a_theme_and_a_profile_that_show_programmes(client, number):
    organisation = factories.OrganisationFactory()
    profile = factories.member_page(organisation=organisation)
    for item in range(number):
        build.programme(title=f"Programme {item}", partners=[build.partner(organisation)], picture=factories.image())
    assert queries(client, profile.url_path) <= CONTENT
    theme = ThemePage.objects.get(theme__number=4, locale__language_code="fr")
    assert queries(client, theme.url_path) <= CONTENT
