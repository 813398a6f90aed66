"""Files: who gets one, under which name, what a cache may keep, and what those who are refused are told."""

import hashlib
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import RequestFactory
from django.urls import reverse

from portal import ranges
from portal.tasks import read_document
from tests import factories
from tests.portal.files.asking import BYTES, body, get, shown
from tests.publications.factories import publication

__all__ = ["get"]  # A fixture.

pytestmark = pytest.mark.django_db


class TestWhole:
    def test_the_bytes_are_those_of_the_file(self, get):
        document = shown()
        response = get(document)
        assert body(response) == BYTES
        assert response["Content-Length"] == str(len(BYTES))
        assert response["Content-Type"] == "application/pdf"
        assert response["ETag"] == f'"{hashlib.sha256(BYTES).hexdigest()}"'
        assert response["Accept-Ranges"] == "bytes"
        assert "Content-Encoding" not in response

    def test_head_says_the_same_without_bytes(self, get):
        document = shown()
        whole, head = get(document), get(document, method="head")
        assert body(head) == b""
        for name in ("Content-Length", "Content-Type", "ETag", "Last-Modified", "Accept-Ranges", "Content-Disposition"):
            assert head[name] == whole[name]

    def test_other_methods_are_refused(self, get):
        assert get(shown(), method="post").status_code == 405

    def test_any_name_leads_to_the_document_and_any_other_number_does_not(self, get):
        document = shown()
        for name in ("x", "un nom.pdf", "élan.pdf", "%2e%2e", "a" * 3000, "autre.exe"):
            assert get(f"/documents/{document.pk}/{name}").status_code == 200, name
        for number in ("0", "999999", "9" * 40):
            assert get(f"/documents/{number}/x.pdf").status_code == 404, number
        for wrong in (
            "/documents/",
            f"/documents/{document.pk}",
            f"/documents/{document.pk}/a/b",
            "/documents/-1/x",
            "/documents/x/x",
        ):
            assert get(wrong).status_code == 404, wrong

    def test_nul_characters_are_a_bad_request(self, get):
        assert get(f"/documents/{shown().pk}/a%00b.pdf").status_code == 400

    def test_a_file_missing_from_the_disk_is_not_found_and_is_told_to_the_log(self, get, caplog):
        document = shown()
        Path(document.file.path).unlink()
        assert get(document).status_code == 404
        assert get(document, range="bytes=0-9").status_code == 404
        assert document.title in caplog.text

    def test_a_missing_file_can_still_be_put_right_in_the_admin(self):
        document = shown()
        Path(document.file.path).unlink()
        document.title = "Autre titre"
        document.save()
        assert read_document.func(document.pk) is None

    def test_an_empty_file_is_served_as_one(self, get):
        document = shown(content=b"", name="vide.csv")
        response = get(document)
        assert (response.status_code, body(response), response["Content-Length"]) == (200, b"", "0")
        assert get(document, range="bytes=0-").status_code == 416

    def test_a_big_file_is_read_in_blocks(self, rf):
        document = shown(content=b"x" * (ranges.BLOCK * 3 + 7))
        response = ranges.answer(rf.get("/"), document)
        assert [len(block) for block in response.streaming_content] == [ranges.BLOCK] * 3 + [7]

    def test_a_file_replaced_while_it_is_sent_is_sent_whole(self, rf):
        document = shown()
        response = ranges.answer(rf.get("/"), document)
        Path(document.file.path).unlink()
        assert body(response) == BYTES

    def test_the_file_is_closed_with_the_response(self, rf):
        response = ranges.answer(rf.get("/"), shown())
        opened = response._iterator.opened if hasattr(response._iterator, "opened") else None
        response.close()
        assert opened is None or opened.closed


class TestNames:
    @pytest.mark.parametrize(
        ("title", "header"),
        [
            ("Guide", 'inline; filename="Guide.pdf"'),
            ("Étude de l’été", "inline; filename*=utf-8''%C3%89tude%20de%20l%E2%80%99%C3%A9t%C3%A9.pdf"),
            ("Brancher un navire\u00a0: la demande", 'inline; filename="Brancher un navire - la demande.pdf"'),
            ("../../etc/passwd", 'inline; filename="etc - passwd.pdf"'),
            ('a"b\\c', 'inline; filename="a - b - c.pdf"'),
            ("ligne\r\nX-Evil: 1", 'inline; filename="ligne X-Evil - 1.pdf"'),
            ("guide.pdf", 'inline; filename="guide.pdf"'),
            ("...", 'inline; filename="document.pdf"'),
            ("gpj\u202efdp", 'inline; filename="gpj fdp.pdf"'),
        ],
    )
    def test_a_reader_saves_the_file_under_its_title(self, get, title, header):
        document = shown(title=title)
        response = get(document)
        assert response["Content-Disposition"] == header
        assert "X-Evil" not in response

    def test_a_long_title_makes_no_endless_name(self, get):
        response = get(shown(title="é" * 255))
        assert len(response["Content-Disposition"]) < 800

    def test_what_a_browser_could_run_is_saved_and_never_shown(self, get):
        for name in ("tableau.csv", "texte.odt", "page.html", "image.svg"):
            response = get(shown(content=b"<script>alert(1)</script>", name=name))
            assert response["Content-Disposition"].startswith("attachment")
            assert response["X-Content-Type-Options"] == "nosniff"


class TestReaders:
    def test_members_get_what_visitors_and_former_members_are_refused(self, get):
        document = shown(audience="members")
        assert body(get(document, factories.member())) == BYTES
        for user in (None, factories.UserFactory(), factories.member(ended=1), factories.member(status="suspended")):
            response = get(document, user)
            assert response.status_code == 403
            assert b"%PDF" not in response.content

    def test_a_membership_that_ends_today_still_opens_and_ended_yesterday_does_not(self, get):
        document = shown(audience="members")
        assert get(document, factories.member(ended=0)).status_code == 200
        assert get(document, factories.member(ended=1)).status_code == 403

    def test_nothing_for_members_is_kept_by_any_cache(self, get):
        document = shown(audience="members")
        for response in (get(document, factories.member()), get(document), get(document, factories.member(ended=1))):
            assert response["Cache-Control"] == "private, no-store"
            assert "Cookie" in response["Vary"]
        assert "noindex" in get(document, factories.member())["X-Robots-Tag"]

    def test_a_public_file_is_kept_by_no_shared_cache(self, get):
        assert get(shown())["Cache-Control"] == "private, no-cache"

    def test_the_office_alone_knows_of_its_files(self, get):
        document = shown(audience="staff")
        assert get(document, factories.in_role("editor")).status_code == 200
        for user in (None, factories.member()):
            assert get(document, user).status_code == 404

    def test_a_file_that_no_published_page_uses_is_nowhere(self, get):
        unused = factories.document(BYTES, audience="public")
        draft = factories.document(BYTES, audience="members")
        publication(files=[draft], live=False, slug="brouillon")
        for user in (None, factories.member()):
            assert get(unused, user).status_code == 404
            assert get(draft, user).status_code == 404

    def test_a_file_leaves_with_its_page(self, get):
        document = factories.document(BYTES, audience="public")
        page = publication(files=[document], slug="etude")
        assert get(document).status_code == 200
        page.unpublish()
        assert get(document).status_code == 404

    def test_a_public_file_of_a_page_for_members_is_for_members(self, get):
        document = factories.document(BYTES, audience="public")
        factories.restrict(publication(files=[document], slug="etude"), "members")
        assert get(document).status_code == 404
        assert get(document, factories.member()).status_code == 200


class TestReasons:
    FRENCH, ENGLISH = "Accès réservé", "Reserved access"

    def heading(self, response):
        text = response.content.decode()
        return "en" if 'lang="en-CA"' in text[:200] else "fr" if 'lang="fr-CA"' in text[:200] else ""

    def test_they_are_in_the_language_of_the_page_the_reader_comes_from(self, get):
        document = shown(audience="members")
        for language in ("fr", "en"):
            referer = f"http://testserver/{language}/publications/"
            assert (
                self.heading(get(document, referer=referer, accept_language="fr" if language == "en" else "en"))
                == language
            )

    def test_another_site_does_not_choose_the_language(self, get):
        response = get(shown(audience="members"), referer="https://other.example/en/", accept_language="fr-CA")
        assert self.heading(response) == "fr"

    def test_otherwise_they_are_in_the_language_of_the_person_then_of_the_browser(self, get):
        document = shown(audience="members")
        user = factories.member(ended=2)
        user.language = "en"
        user.save()
        assert self.heading(get(document, user, accept_language="fr-CA")) == "en"
        assert self.heading(get(document, accept_language="en-US,en;q=0.9")) == "en"
        assert self.heading(get(document, accept_language="de")) == "fr"

    def test_a_visitor_is_sent_to_sign_in_and_back_and_a_former_member_reads_since_when(self, get):
        document = shown(audience="members")
        assert f"next={quote(document.url, safe='')}" in get(document).content.decode()
        text = get(document, factories.member(ended=2), referer="http://testserver/fr/").content.decode()
        assert "Port d’essai" in text
        assert "next=" not in text


def test_behind_a_web_server_the_file_is_handed_to_it(settings):
    from django_sendfile import utils

    settings.SENDFILE_BACKEND = "django_sendfile.backends.nginx"
    utils._get_sendfile.cache_clear()
    try:
        document = shown(title="Étude")
        response = ranges.answer(RequestFactory().get("/", headers={"range": "bytes=0-9"}), document)
    finally:
        utils._get_sendfile.cache_clear()
    assert response.status_code == 200
    assert response["X-Accel-Redirect"].startswith("/_private/documents/")
    assert response["Content-Disposition"] == "inline; filename*=utf-8''%C3%89tude.pdf"
    assert response["ETag"] == f'"{document.sha256}"'


def test_the_address_of_a_document_is_its_number(get):
    document = shown(title="Étude de l’eau")
    assert document.url == reverse("portal_document", args=[document.pk, "etude-de-leau.pdf"])
