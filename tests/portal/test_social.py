"""A shared page shows a picture drawn for it, in its language, to those who may see the page."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from django_tasks_db.models import DBTaskResult
from PIL import Image
from wagtail.models import Page, Site

from portal import tasks
from portal.models import PortalImage, PortalSettings, SocialPicture, Theme
from portal.social import upkeep
from portal.social.cards import SocialCard, card_of
from portal.social.drawing import HEAVIEST, draw
from portal.social.upkeep import bring_up_to_date
from tests import factories
from tests.publications.factories import publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]


def drawn(page):
    tasks.render_pictures_of.func(page.pk)
    return SocialPicture.objects.get(page_id=page.pk)


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def waiting_redraws():
    return DBTaskResult.objects.ready().filter(task_path__contains="redraw_social")


def run_waiting_redraws():
    """Do what the worker would: draw again what the last changes left waiting."""
    for row in waiting_redraws():
        tasks.redraw_social_pictures_with.func(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])


def test_a_published_page_has_a_picture_of_the_size_that_networks_show(client):
    row = drawn(factories.practice(picture=factories.image()))
    response = client.get(row.url)
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "public, no-cache"
    data = body(response)
    assert Image.open(io.BytesIO(data)).size == (1200, 630)
    assert len(data) <= HEAVIEST


def test_each_language_has_its_own(client):
    french = factories.practice()
    english = factories.practice("en", translation_of=french, title="A quay reopened", summary="A quay.")
    pictures = [body(client.get(drawn(page).url)) for page in (french, english)]
    assert pictures[0] != pictures[1]
    cards = [card_of(page) for page in (french, english)]
    assert [card.site for card in cards] == ["AIVP Amérique du Nord", "AIVP North America"]
    assert cards[0].line.startswith("Bonne pratique – ")
    assert (cards[0].number, cards[0].label, cards[1].label) == (8, "Interface Ville Port", "Port City Interface")


def test_the_head_tells_the_address_the_size_and_the_words_of_the_picture(client):
    page = factories.practice(seo_title="Un titre « propre »")
    row = drawn(page)
    html = client.get(page.url_path).content.decode()
    told = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', html))
    assert told["og:image"].endswith(row.url)
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:title"] == "Un titre « propre »"
    assert (told["og:type"], told["og:locale"]) == ("article", "fr_CA")
    assert told["article:published_time"] <= told["article:modified_time"]
    assert '<meta name="twitter:card" content="summary_large_image">' in html


def test_a_page_that_waits_for_its_picture_shows_that_of_the_portal(client):
    page = factories.practice()
    html = client.get(page.url_path).content.decode()
    assert "/static/portal/images/share-fr.jpg" in html


def test_who_may_not_see_the_page_may_not_see_its_picture(client):
    page = factories.practice()
    url = drawn(page).url
    restriction = factories.restrict(page, "members")
    assert client.get(url).status_code == 404
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    allowed = client.get(url)
    assert (allowed.status_code, allowed["Cache-Control"]) == (200, "private, no-store")
    client.logout()
    restriction.delete()
    assert client.get(url).status_code == 200
    Page.objects.get(pk=page.pk).specific.unpublish()
    assert client.get(url).status_code == 404


def test_a_picture_for_members_is_not_drawn_and_one_closed_later_closes_the_drawing(client):
    closed = factories.practice(picture=factories.image(audience="members"))
    assert card_of(closed).picture is None
    image = factories.image()
    page = factories.practice(picture=image)
    url = drawn(page).url
    assert client.get(url).status_code == 200
    image = PortalImage.objects.get(pk=image.pk)
    image.audience = "members"
    image.save()
    assert client.get(url).status_code == 404
    run_waiting_redraws()
    assert client.get(SocialPicture.objects.get(page_id=page.pk).url).status_code == 200
    assert SocialPicture.objects.get(page_id=page.pk).picture is None


def test_a_cover_for_members_is_not_drawn():
    page = publication(cover=factories.image(), cover_audience="members")
    assert card_of(page).picture is None


def test_a_change_of_title_theme_or_picture_draws_it_again_and_nothing_else_does():
    page = factories.practice(picture=factories.image())
    first = drawn(page)
    assert bring_up_to_date(page.pk) is False
    page.title = "Un autre quai"
    page.save_revision().publish()
    second = drawn(page)
    assert second.digest != first.digest
    assert not first.storage.exists(first.name)
    theme = Theme.objects.get(number=8)
    theme.label_fr = "Ville et port"
    theme.save()
    run_waiting_redraws()
    third = SocialPicture.objects.get(page_id=page.pk)
    assert third.digest != second.digest
    image = PortalImage.objects.get(pk=page.picture_id)
    image.file = factories.picture_file(colour=(200, 20, 20))
    image._set_file_hash()
    image.save()
    run_waiting_redraws()
    assert SocialPicture.objects.get(page_id=page.pk).digest != third.digest


def shown_in_the_head(client, page):
    html = client.get(page.url_path).content.decode()
    return re.search(r'<meta property="og:image" content="[^"]*?(/(?:static|social)/[^"]*)">', html).group(1)


def test_a_title_that_was_secret_is_shown_to_nobody_while_the_worker_has_not_drawn_again(client):
    page = factories.practice(title="Fusion des deux ports")
    old = drawn(page)
    for restricted in (False, True):
        restriction = factories.restrict(page, "members") if restricted else None
        page = Page.objects.get(pk=page.pk).specific
        if not restricted:
            page.unpublish()
        page.title += ", rien de décidé"
        page.save_revision().publish()
        if restricted:
            restriction.delete()
        assert client.get(old.url).status_code == 404
        assert shown_in_the_head(client, page) == "/static/portal/images/share-fr.jpg"
        assert not old.storage.exists(old.name)
        old = drawn(page)
        assert shown_in_the_head(client, page) == old.url


def test_a_file_that_was_replaced_is_shown_to_nobody_whoever_replaces_it(client):
    page = factories.practice(picture=factories.image())
    for forgetful in (False, True):
        old = drawn(page)
        image = PortalImage.objects.get(pk=page.picture_id)
        image.file = factories.picture_file(colour=(200, 20, 20 + forgetful))
        if not forgetful:
            image._set_file_hash()
        image.save()
        assert client.get(old.url).status_code == 404
        assert shown_in_the_head(client, page) == "/static/portal/images/share-fr.jpg"
        assert not old.storage.exists(old.name)
        assert drawn(page).digest != old.digest
    image.title = "Un quai"
    image.save()
    assert shown_in_the_head(client, page).startswith("/social/")


def test_a_drawing_of_what_changed_meanwhile_is_not_kept():
    page = factories.practice()
    late = SocialPicture(page_id=page.pk, digest=card_of(page).digest)
    late.storage.save(late.name, ContentFile(draw(card_of(page))))
    page.title = "Un autre quai"
    page.save_revision().publish()
    assert upkeep._keep(late) is False
    assert not SocialPicture.objects.filter(page_id=page.pk).exists()
    assert not late.storage.exists(late.name)


def test_one_picture_that_cannot_be_drawn_keeps_no_other_from_it(monkeypatch):
    monkeypatch.setattr(tasks, "BATCH", 2)
    broken = factories.practice(picture=factories.image())
    others = [factories.practice(title=f"Quai {number}") for number in range(3)]
    image = PortalImage.objects.get(pk=broken.picture_id)
    image.file.storage.delete(image.file.name)
    PortalImage.objects.filter(pk=image.pk).update(file_hash="")
    Theme.objects.get(number=8).save()
    done = set()
    while batch := waiting_redraws().exclude(pk__in=done).first():
        assert batch.priority < 0
        tasks.redraw_social_pictures_with.func(*batch.args_kwargs["args"])
        done.add(batch.pk)
    assert len(done) > len(others) // 2
    drawn_pages = set(SocialPicture.objects.values_list("page_id", flat=True))
    assert drawn_pages >= {page.pk for page in others}
    assert broken.pk not in drawn_pages


def test_the_settings_draw_again_only_when_the_name_changes():
    office = PortalSettings.objects.first() or PortalSettings.objects.create(site=Site.objects.get())
    before = waiting_redraws().count()
    office.member_count = "191+"
    office.save()
    assert waiting_redraws().count() == before
    office.name_en = "AIVP of the North"
    office.save()
    assert waiting_redraws().count() == before + 1


def test_a_deleted_page_takes_its_picture_along():
    page = factories.practice()
    row = drawn(page)
    Page.objects.get(pk=page.pk).delete()
    assert not SocialPicture.objects.filter(page_id=page.pk).exists()
    assert not row.storage.exists(row.name)


def test_an_address_shared_before_the_page_changed_still_answers_and_bad_ones_are_404(client):
    page = factories.practice()
    drawn(page)
    assert client.get(f"/social/{page.pk}-ancienne.jpg").status_code == 200
    for address in ("/social/999999999999999999999-a.jpg", f"/social/{page.pk + 999}-a.jpg", "/social/x.jpg"):
        assert client.get(address).status_code == 404


def test_the_longest_title_holds_and_a_broken_picture_is_left_out():
    image = factories.image()
    with image.file.storage.open(image.file.name, "wb") as opened:
        opened.write(b"rien")
    for title in ("Anticonstitutionnellement " * 10, "W" * 200, "A", '#set page() $x^2$ @cite \\ " <b>'):
        card = SocialCard(title, "fr", "AIVP", line="Note", label="Thème", number=10, italic=True, picture=image)
        assert Image.open(io.BytesIO(draw(card))).size == (1200, 630)


def test_a_page_costs_no_query_more_for_its_picture(client):
    from tests.budget import queries

    page = factories.practice()
    before = queries(client, page.url_path)
    drawn(page)
    assert queries(client, page.url_path) == before
