"""Making translations: drafts only, only where one may write, and in the ordinary editor."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail_localize.models import LocaleSynchronization, Translation, TranslationSource

from practices.models import PracticeIndexPage, PracticePage
from tests import factories
from tests.editorial.editor import posted
from tests.factories import practice, practice_section, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def english():
    return Locale.objects.get(language_code="en")


def submit(client, page, locale, **fields):
    return client.post(f"/admin/localize/submit/page/{page.pk}/", {"locales": [locale.pk], **fields})


def twins(page):
    return PracticePage.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)


def somebody(*permissions, pages=()):
    """Return a person whose one group has Django permissions, and page permissions [(page, codename)]."""
    group = Group.objects.create(name="Essai")
    for name in ("wagtailadmin.access_admin", *permissions):
        app, codename = name.split(".")
        group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    for page, codename in pages:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user = factories.UserFactory()
    user.groups.add(group)
    return user


@pytest.mark.parametrize("role", ["editor", "translator", "moderator", "administrator"])
def test_a_translation_is_a_draft_with_the_content_copied(client, english, role):
    page = practice(title="Un quai rouvert", solution="<p>Le quai a été rouvert.</p>")
    client.force_login(factories.in_role(role))
    assert client.get(f"/admin/localize/submit/page/{page.pk}/").status_code == 200
    response = submit(client, page, english, publish_translations="on", include_subtree="on")
    twin = twins(page).get()
    assert response.url == f"/admin/pages/{twin.pk}/edit/"
    assert not twin.live
    assert twin.get_parent().specific == section(PracticeIndexPage, "en")
    assert twin.locale == english
    assert "rouvert" in twin.solution
    assert not Translation.objects.get().enabled
    editor = client.get(response.url)
    assert editor.status_code == 200
    assert editor.context["form"].instance.pk == twin.pk
    assert client.get(twin.url_path).status_code == 404


def test_the_page_above_must_be_translated_first(client, english):
    page = practice(parent=practice_section("Dossiers", "dossiers"))
    client.force_login(factories.in_role("moderator"))
    response = submit(client, page, english)
    assert "Dossiers" in response.content.decode()
    assert not twins(page).exists()


def test_the_permission_to_translate_alone_creates_nothing(client, english):
    page = practice()
    client.force_login(somebody("wagtail_localize.submit_translation"))
    submit(client, page, english)
    assert not twins(page).exists()


def test_one_who_may_write_in_french_alone_creates_nothing_in_english(client, english):
    page = practice()
    user = somebody(
        "wagtail_localize.submit_translation",
        pages=[(section(PracticeIndexPage), "add_page"), (section(PracticeIndexPage), "change_page")],
    )
    client.force_login(user)
    submit(client, page, english)
    assert not twins(page).exists()


def test_one_without_the_permission_to_translate_is_refused(client, english):
    page = practice()
    client.force_login(somebody(pages=[(section(PracticeIndexPage).get_parent(), "change_page")]))
    submit(client, page, english)
    assert not twins(page).exists()


@pytest.mark.parametrize("role", ["translator", "moderator"])
def test_reading_the_source_again_changes_and_publishes_nothing(client, english, role):
    page = practice()
    user = factories.in_role(role)
    client.force_login(user)
    submit(client, page, english)
    twin = twins(page).get()
    translation = Translation.objects.get()
    translation.enabled = True
    translation.save()
    restriction = factories.restrict(twin, "members")
    before = twin.latest_revision_id
    page.title = "Un titre changé"
    page.save_revision().publish()
    client.post(f"/admin/localize/update/{translation.source_id}/", {"publish_translations": "on"})
    twin.refresh_from_db()
    assert not twin.live
    assert twin.title != "Un titre changé"
    assert twin.latest_revision_id == before
    assert type(restriction).objects.filter(pk=restriction.pk).exists()


def test_one_who_may_not_edit_a_translation_does_not_update_it(client, english):
    page = practice()
    client.force_login(factories.in_role("moderator"))
    submit(client, page, english)
    source = TranslationSource.objects.get()
    updated = source.last_updated_at
    client.force_login(
        somebody("wagtail_localize.submit_translation", pages=[(section(PracticeIndexPage), "change_page")])
    )
    client.post(f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"})
    source.refresh_from_db()
    assert source.last_updated_at == updated


@pytest.mark.parametrize("button", ["localize-restart-translation", "localize-convert-to-alias"])
def test_nobody_starts_the_synchronised_editor(client, english, button):
    page = practice()
    client.force_login(factories.in_role("moderator"))
    submit(client, page, english)
    twin = twins(page).get()
    assert button not in client.get(f"/admin/pages/{twin.pk}/edit/").content.decode()
    client.post(f"/admin/pages/{twin.pk}/edit/", {button: "on"})
    client.post(f"/admin/localize/page/{twin.pk}/convert_to_alias/")
    twin.refresh_from_db()
    assert twin.alias_of_id is None
    assert not Translation.objects.get().enabled


@pytest.mark.parametrize(
    "address",
    [
        "api/snippets/members/organisation/",
        "translate/1/pofile/download/",
        "submit/snippet/portal/theme/1/",
        "page/1/convert_to_alias/",
    ],
)
def test_what_is_not_used_of_the_translation_package_does_not_answer(client, address):
    client.force_login(factories.UserFactory(is_superuser=True))
    assert client.get(f"/admin/localize/{address}").status_code == 404


def test_the_report_names_no_page_one_does_not_work_on(client, english):
    page = practice(title="Un brouillon secret", live=False)
    client.force_login(factories.in_role("moderator"))
    submit(client, page, english)
    report = "/admin/localize/reports/translations/"
    assert "Un brouillon secret" in client.get(report).content.decode()
    client.force_login(
        somebody("wagtail_localize.submit_translation", pages=[(section(PracticeIndexPage, "en"), "change_page")])
    )
    assert "Un brouillon secret" not in client.get(report).content.decode()
    assert "Un brouillon secret" not in client.get(f"{report}results/").content.decode()
    client.force_login(somebody_else_with_access())
    assert "Un brouillon secret" not in client.get(report, follow=True).content.decode()
    assert report not in client.get("/admin/").content.decode()


def somebody_else_with_access():
    user = factories.UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.mark.parametrize(
    ("role", "offered"), [("editor", True), ("translator", True), ("moderator", True), ("administrator", True)]
)
def test_the_four_roles_are_offered_to_translate(client, role, offered):
    page = practice()
    client.force_login(factories.in_role(role))
    assert (
        f"/admin/localize/submit/page/{page.pk}/" in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    ) is offered


def test_an_edited_address_of_the_source_leaves_the_translation_alone(client, english):
    page = practice()
    client.force_login(factories.in_role("moderator"))
    submit(client, page, english)
    twin = twins(page).get()
    address = twin.url_path
    page.slug = "autre-adresse"
    page.save_revision().publish()
    client.post(f"/admin/localize/update/{TranslationSource.objects.get().pk}/")
    twin.refresh_from_db()
    assert twin.url_path == address


def test_no_tree_is_kept_in_step_by_aliases(client, english):
    client.force_login(factories.UserFactory(is_superuser=True))
    practice()
    assert not LocaleSynchronization.objects.exists()
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_a_translator_cannot_publish(client, english):
    page = practice()
    client.force_login(factories.in_role("translator"))
    submit(client, page, english)
    twin = twins(page).get()
    client.post(
        f"/admin/pages/{twin.pk}/edit/", {**posted(client, twin, title="A quay reopened"), "action-publish": "on"}
    )
    twin.refresh_from_db()
    assert not twin.live
    assert twin.get_latest_revision_as_object().title == "A quay reopened"
