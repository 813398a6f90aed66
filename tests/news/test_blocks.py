"""The blocks of a body, as readers and editors see them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from news.models import NewsArticlePage
from portal.publishing import publish
from portal.tasks import render_pictures_of
from tests import factories

from . import build

pytestmark = pytest.mark.django_db
VIDEO = {"url": "https://www.youtube.com/watch?v=abcdefghijk", "title": "La visite", "transcript": "Un quai."}


def html(client, page):
    response = client.get(page.url_path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_picture_has_its_text_caption_credit_and_licence(client):
    image = factories.image(credit="A. Photographe", licence="CC BY 4.0")
    page = build.article(body=[{"type": "picture", "value": {"image": image.pk, "caption": "Un quai", "alt": ""}}])
    render_pictures_of.func(page.pk)
    shown = html(client, page)
    assert 'alt="Un quai vu d’en haut."' in shown
    assert "Un quai" in shown and "A. Photographe" in shown and "CC BY 4.0" in shown


def test_the_alternative_text_may_be_replaced_where_the_picture_is_used(client):
    image = factories.image()
    value = {"image": image.pk, "caption": "", "alt": "La même, de près."}
    page = build.article(
        body=[{"type": "picture", "value": value}, {"type": "gallery", "value": {"pictures": [value, value]}}]
    )
    render_pictures_of.func(page.pk)
    assert html(client, page).count('alt="La même, de près."') == 3


def test_a_picture_for_members_is_not_shown_to_a_visitor(client):
    image = factories.image(audience="members", alt_fr="Une vue réservée.")
    page = build.article(
        body=[{"type": "picture", "value": {"image": image.pk, "caption": "Légende réservée", "alt": ""}}]
    )
    render_pictures_of.func(page.pk)
    shown = html(client, page)
    assert "Une vue réservée." not in shown and "Légende réservée" not in shown
    client.force_login(factories.member())
    assert "Une vue réservée." in html(client, page)


def test_a_picture_that_nothing_describes_stops_the_publication():
    image = factories.image(alt_en="")
    value = {"image": image.pk, "caption": "", "alt": ""}
    page = build.article(live=False, body=[{"type": "gallery", "value": {"pictures": [value, value]}}])
    with pytest.raises(ValidationError) as refused:
        publish(page)
    assert "body" in refused.value.message_dict
    described = [{"type": "picture", "value": {**value, "alt": "Un quai."}}]
    assert build.article(body=described).live


def test_a_quotation_in_the_other_language_says_so(client):
    value = {"text": "The port matters.", "name": "Alex Example", "function": "mayor", "language": "en"}
    shown = html(client, build.article(body=[{"type": "quotation", "value": value}]))
    assert '<blockquote lang="en-CA">“The port matters.”</blockquote>' in shown
    assert "<strong>Alex Example</strong>, mayor" in shown


def test_figures_come_with_their_year_and_source(client):
    value = {"figures": [{"value": "46", "label": "mesures", "year": "2018", "source": "AIVP"}]}
    shown = html(client, build.article(body=[{"type": "figures", "value": value}]))
    assert "<b>46</b>" in shown and "mesures. 2018, AIVP" in shown


def test_links_say_the_language_of_what_they_lead_to(client):
    links = [{"title": "Release", "url": "https://example.org/", "publisher": "Example", "language": "en"}]
    shown = html(client, build.article(body=[{"type": "links", "value": {"heading": "Communiqués", "links": links}}]))
    assert (
        '<a href="https://example.org/" hreflang="en-CA" rel="external"><span lang="en-CA">Release</span></a>. Example'
        in shown
    )


def test_a_video_is_a_link_until_the_reader_asks(client):
    shown = html(client, build.article(body=[{"type": "video", "value": VIDEO}]))
    assert '<a class="button" href="https://www.youtube.com/watch?v=abcdefghijk"' in shown
    assert 'data-player="https://www.youtube-nocookie.com/embed/abcdefghijk"' in shown
    assert "<iframe" not in shown and "Un quai." in shown


def test_every_block_of_a_body_can_be_previewed_in_the_picker(admin_client):
    factories.image()
    factories.document(audience="public")
    blocks = NewsArticlePage.body.field.stream_block.child_blocks
    for name, block in blocks.items():
        assert block.is_previewable, name
        assert block.get_description(), name
        response = admin_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
        assert response.status_code == 200, name
        assert "portal/css/site.css" in response.content.decode(), name
