"""From an editor's draft to a published page, through a moderator; each is written to in their language."""

import pytest
from django.urls import reverse

from tests import factories
from tests.editorial.editor import posted
from tests.factories import practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(client):
    """Return a case that an editor has just sent to moderation."""
    page = practice(live=False)
    client.force_login(factories.in_role("editor"))
    client.post(f"/admin/pages/{page.pk}/edit/", {**posted(client, page), "action-submit": "on"})
    return page


def act(client, page, action):
    state = page.current_workflow_task_state
    return client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk]), {"comment": "À revoir."}
    )


def test_moderators_are_told_in_their_language_and_nobody_else(client, mailoutbox, django_capture_on_commit_callbacks):
    english, french = factories.in_role("moderator"), factories.in_role("moderator")
    english.language = "en"
    english.save()
    factories.UserFactory(is_superuser=True)
    page = practice(live=False)
    client.force_login(factories.in_role("editor"))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/pages/{page.pk}/edit/", {**posted(client, page), "action-submit": "on"})
    mails = {mail.to[0]: mail for mail in mailoutbox}
    assert set(mails) == {english.email, french.email}
    assert mails[english.email].subject.startswith("To review: ")
    assert not mails[french.email].subject.startswith("To review")


def test_an_editor_cannot_publish(client, submitted):
    client.post(f"/admin/pages/{submitted.pk}/edit/", {**posted(client, submitted), "action-publish": "on"})
    act(client, submitted, "approve")
    submitted.refresh_from_db()
    assert not submitted.live


def test_a_moderator_approves_and_the_page_is_published(client, submitted):
    client.force_login(factories.in_role("moderator"))
    act(client, submitted, "approve")
    submitted.refresh_from_db()
    assert submitted.live
    client.logout()
    assert client.get(submitted.url_path).status_code == 200


def test_a_moderator_sends_it_back(client, submitted):
    client.force_login(factories.in_role("moderator"))
    act(client, submitted, "reject")
    submitted.refresh_from_db()
    assert not submitted.live
    assert submitted.current_workflow_state.status == "needs_changes"
