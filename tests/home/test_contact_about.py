"""A letter to the office that begins with the page it is about."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def message(client, address):
    html = client.get(address).content.decode()
    return html.split('name="message"')[1].split(">", 1)[1].split("</textarea>")[0].strip()


def test_the_contact_of_a_case_leads_to_a_letter_about_it(client, at_once):
    case = factories.practice(title="Un quai & une place", contact_role="Service des quais")
    html = client.get(case.url_path).content.decode()
    address = f"/fr/nous-ecrire/?about={case.pk}"
    assert f'href="{address}"' in html
    title, link = message(client, address).splitlines()
    assert title == "Un quai &amp; une place"
    assert link.endswith(case.url_path)


@pytest.mark.parametrize("about", ["", "0", "999999999", "99999999999999999999", "-1", "²", "1 or 1=1", "<b>"])
def test_an_unknown_page_leaves_the_letter_empty(client, about):
    assert message(client, f"/en/contact/?about={about}") == ""


def test_a_page_for_others_is_not_named(client, at_once):
    case = factories.practice(title="Un titre réservé")
    factories.restrict(case, "members")
    assert message(client, f"/fr/nous-ecrire/?about={case.pk}") == ""
