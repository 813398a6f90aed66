"""A publication is made wholly or not at all, by hand and by the clock."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from search.models import SearchDocument
from tests import factories
from tests.editorial.editor import posted
from tests.factories import practice

pytestmark = pytest.mark.django_db


class Broken(Exception):
    """What a receiver that fails raises."""


@pytest.fixture
def broken_receiver():
    """Return a list of page ids; publishing one of them fails in a receiver of `page_published`."""
    broken = []

    def fail(instance, **kwargs):
        if instance.pk in broken:
            raise Broken

    page_published.connect(fail)
    yield broken
    page_published.disconnect(fail)


def test_a_failing_receiver_undoes_the_publication_asked_in_the_admin(client, broken_receiver):
    page = practice(live=False)
    client.force_login(factories.UserFactory(is_superuser=True))
    data = {**posted(client, page), "action-publish": "action-publish"}
    revisions = Revision.objects.for_instance(page).count()
    broken_receiver.append(page.pk)
    with pytest.raises(Broken):
        client.post(f"/admin/pages/{page.pk}/edit/", data)
    page.refresh_from_db()
    assert not page.live
    assert Revision.objects.for_instance(page).count() == revisions
    assert not SearchDocument.objects.filter(page_id=page.pk).exists()
    broken_receiver.clear()
    client.post(f"/admin/pages/{page.pk}/edit/", data)
    page.refresh_from_db()
    assert page.live
    assert SearchDocument.objects.filter(page_id=page.pk).exists()


def due(page, when):
    """Schedule `page` for a moment that has passed."""
    page.go_live_at = when
    revision = page.save_revision(approved_go_live_at=when)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=when)
    return revision


def test_one_broken_page_does_not_stop_the_others_and_waits_for_the_next_run(broken_receiver):
    now = timezone.now()
    first, second, third = (practice(live=False, slug=f"cas-{n}") for n in range(3))
    for hours, page in ((3, first), (2, second), (1, third)):
        due(page, now - timedelta(hours=hours))
    broken_receiver.append(second.pk)
    with pytest.raises(CommandError, match="revision"):
        call_command("publish_scheduled")
    live = dict(Page.objects.filter(pk__in=[first.pk, second.pk, third.pk]).values_list("pk", "live"))
    assert live == {first.pk: True, second.pk: False, third.pk: True}
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1
    broken_receiver.clear()
    call_command("publish_scheduled")
    assert Page.objects.get(pk=second.pk).live
    assert SearchDocument.objects.filter(page_id=second.pk).exists()


def test_a_page_past_its_time_is_withdrawn_once():
    page = practice()
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=5))
    call_command("publish_scheduled")
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)
    assert not SearchDocument.objects.filter(page_id=page.pk).exists()
    call_command("publish_scheduled")


def test_a_dry_run_changes_nothing(capsys):
    page = practice(live=False)
    due(page, timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled", "--dryrun")
    page.refresh_from_db()
    assert not page.live
