"""Which statements may change what a reader sees."""

import pytest
from django.db import connection, transaction
from wagtail.models import Page

from portal.models import Theme
from portal.page_cache import writes
from tests import factories


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE "portal_theme" SET "label_fr" = %s WHERE "portal_theme"."id" = %s',
        'INSERT INTO "wagtailcore_page" ("path") VALUES (%s)',
        "INSERT OR REPLACE INTO portal_use (id) VALUES (1)",
        'DELETE FROM "wagtailcore_pageviewrestriction" WHERE "id" IN (%s)',
        'UPDATE "wagtailcore_page" SET "live" = %s, "draft_title" = %s WHERE "wagtailcore_page"."id" = %s',
        "UPDATE wagtailcore_page SET path = %s WHERE id = %s",
        "WITH moved AS (SELECT 1) UPDATE members_membership SET start = NULL",
        "TRUNCATE search_searchdocument",
        'SELECT 1; DELETE FROM "portal_theme"',
        """UPDATE "wagtailcore_page" SET "draft_title" = 'a WHERE b', "live" = 1 WHERE "id" = 1""",
        'ALTER TABLE "portal_theme" ADD COLUMN "x" integer',
        "\n   insert into members_organisation (key) values ('a')",
    ],
)
def test_what_readers_may_see_is_noticed(sql):
    assert writes.is_seen(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "wagtailcore_page"."id" FROM "wagtailcore_page"',
        "  (SELECT 1) UNION (SELECT 2)",
        "SAVEPOINT s1",
        "PRAGMA foreign_keys = ON",
        'INSERT INTO "django_session" ("session_key") VALUES (%s)',
        'UPDATE "django_tasks_database_dbtaskresult" SET "status" = %s',
        'INSERT INTO "wagtailcore_revision" ("content") VALUES (%s)',
        'UPDATE "accounts_user" SET "last_login" = %s WHERE "accounts_user"."id" = %s',
        'UPDATE "wagtailcore_page" SET "latest_revision_id" = %s, "draft_title" = %s WHERE "wagtailcore_page"."id" = %s',
        'INSERT INTO "home_contactmessage" ("text") VALUES (%s)',
        'INSERT INTO "members_prospectrequest" ("name") VALUES (%s)',
    ],
)
def test_what_they_never_see_is_not(sql):
    assert not writes.is_seen(sql)


@pytest.fixture
def announced(monkeypatch):
    """The list of announcements, one item each."""
    times = []

    def announce():
        times.append(connection.in_atomic_block)

    monkeypatch.setattr(writes, "announce", announce)
    return times


@pytest.mark.django_db(transaction=True)
def test_a_transaction_is_announced_once_and_after_its_commit(announced):
    with transaction.atomic():
        Theme.objects.filter(number=1).update(label_fr="Autre")
        Theme.objects.filter(number=2).update(label_fr="Autre encore")
        assert announced == []
    assert announced == [False]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_not_announced_and_what_surrounds_it_is(announced):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Theme.objects.filter(number=1).update(label_fr="Autre")
        raise ZeroDivisionError
    assert announced == []
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            Theme.objects.filter(number=1).update(label_fr="Autre")
            raise ZeroDivisionError
        Theme.objects.filter(number=2).update(label_fr="Autre")
    assert announced == [False]


@pytest.mark.django_db(transaction=True)
def test_reading_announces_nothing_and_a_statement_alone_is_announced_at_once(announced):
    list(Page.objects.all())
    assert announced == []
    Theme.objects.filter(number=1).update(label_fr="Autre")
    assert announced == [False]


@pytest.mark.django_db(transaction=True)
def test_saving_a_draft_leaves_what_is_kept(announced):
    page = factories.practice(title="Publiée")
    announced.clear()
    page.title = "En projet"
    page.save_revision()
    assert announced == []
    page.get_latest_revision().publish()
    assert announced
