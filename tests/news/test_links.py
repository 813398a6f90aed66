"""Links in texts and blocks: they follow the reader's rights and language, and tell nothing of what is closed."""

import pytest
from wagtail.rich_text import expand_db_html

from portal import prefetch
from search.documents import plain_text
from tests import factories

from . import build

pytestmark = pytest.mark.django_db


def html(client, page):
    response = client.get(page.url_path)
    assert response.status_code == 200
    return response.content.decode()


def linking_to(page, words="des mots"):
    return build.text(f'<p>Lire <a linktype="page" id="{page.pk}">{words}</a> ici.</p>')


def test_a_link_to_an_open_page_is_a_link(client):
    target = build.article(title="Cible")
    assert f'<a href="{target.url_path}">des mots</a>' in html(client, build.article(body=[linking_to(target)]))


def test_a_link_to_a_page_for_members_is_plain_text_for_a_visitor_and_a_link_for_a_member(client):
    target = build.article(title="Cible cachée", slug="cible-cachee")
    factories.restrict(target, "members")
    page = build.article(body=[linking_to(target)])
    shown = html(client, page)
    assert "<a>des mots</a>" in shown
    assert "cible-cachee" not in shown and "Cible cachée" not in shown
    client.force_login(factories.member())
    assert f'<a href="{target.url_path}">des mots</a>' in html(client, page)
    client.logout()
    assert "cible-cachee" not in html(client, page)


def test_a_link_to_a_draft_or_a_deleted_page_is_plain_text(client):
    draft = build.article(title="Pas encore", slug="pas-encore", live=False)
    gone = build.article(title="Partie")
    page = build.article(body=[linking_to(draft), linking_to(gone, "parti")])
    gone.delete()
    shown = html(client, page)
    assert "<a>des mots</a>" in shown and "<a>parti</a>" in shown
    assert "pas-encore" not in shown


def test_a_link_copied_into_a_translation_leads_to_the_translation(client):
    french = build.article(title="Cible")
    english = build.article("en", title="Target", translation_of=french)
    shown = html(client, build.article("en", title="Page", body=[linking_to(french, "words")]))
    assert f'<a href="{english.url_path}">words</a>' in shown


def test_a_link_to_a_page_of_the_other_language_alone_says_so(client):
    french = build.article(title="Cible")
    shown = html(client, build.article("en", title="Page", body=[linking_to(french, "words")]))
    assert f'<a href="{french.url_path}" hreflang="fr-CA">words</a>' in shown


def test_a_button_to_a_closed_page_is_not_shown(client):
    target = build.article(title="Fermée", slug="fermee")
    factories.restrict(target, "members")
    call = {"type": "call_to_action", "value": {"text": "Venez", "button": "Entrer", "page": target.pk}}
    shown = html(client, build.article(body=[call]))
    assert "Entrer" not in shown and "fermee" not in shown


def test_a_text_shown_outside_of_a_page_is_written_for_a_visitor():
    target = build.article(title="Fermée", slug="fermee")
    factories.restrict(target, "members")
    prefetch.forget()
    assert expand_db_html(f'<a linktype="page" id="{target.pk}">mots</a>') == "<a>mots</a>"


def test_what_one_request_loaded_is_forgotten_by_the_next(client):
    target = build.article(title="Cible")
    html(client, build.article(body=[linking_to(target)]))
    client.get("/healthz")
    assert not prefetch.is_loaded()


def document_block(document):
    return {"type": "document", "value": {"document": document.pk, "description": "Ce qu’il contient."}}


def test_a_document_for_everyone_says_what_it_weighs(client):
    document = factories.document(title="Étude ouverte", audience="public")
    shown = html(client, build.article(body=[document_block(document)]))
    assert f'<a href="{document.url}"' in shown
    assert "PDF, " in shown and "1 page" in shown
    assert "stamp" not in shown


def test_a_document_for_members_shows_its_lock_and_no_address(client):
    document = factories.document(title="Étude fermée", name="fichier-ferme.pdf")
    page = build.article(body=[document_block(document)])
    shown = html(client, page)
    assert "Étude fermée" in shown and "fichier-ferme" not in shown
    assert '<span class="stamp">' in shown
    client.force_login(factories.member())
    assert document.url in html(client, page)


def test_a_document_for_the_office_is_not_even_named(client):
    document = factories.document(title="Note interne", audience="staff")
    link = build.text(f'<p><a linktype="document" id="{document.pk}">note</a></p>')
    shown = html(client, build.article(body=[document_block(document), link]))
    assert "Note interne" not in shown and document.url not in shown and "<a>note</a>" in shown


def test_the_search_text_holds_no_title_of_what_is_linked():
    target = build.article(title="Fermée")
    page = build.article(body=[linking_to(target)])
    assert "Fermée" not in plain_text(page)
