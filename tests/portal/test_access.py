"""The access rule, asked directly: audiences, restrictions, languages, files."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal import access
from portal.models.audiences import Audience
from practices.models import PracticeIndexPage
from search.models import SearchDocument
from tests import factories

pytestmark = pytest.mark.django_db


def reader(user=None):
    return access.Reader(user or AnonymousUser())


def sees(user, page):
    return access.may_see_page(reader(user), Page.objects.get(pk=page.pk))


def test_everyone_sees_a_public_page():
    page = factories.practice()
    assert sees(None, page)
    assert access.audience_of_page(page) == Audience.PUBLIC


def test_a_members_page_opens_to_a_current_seat_and_to_the_office_alone():
    page = factories.practice()
    factories.restrict(page, "members")
    assert not sees(None, page)
    assert not sees(factories.UserFactory(), page)
    assert not sees(factories.member(ended=1), page)
    assert sees(factories.member(), page)
    assert sees(factories.in_role("editor"), page)
    assert access.audience_of_page(page) == Audience.MEMBERS


def test_a_membership_opens_until_its_last_day_and_no_later():
    page = factories.practice()
    factories.restrict(page, "members")
    assert sees(factories.member(ended=0), page)
    assert not sees(factories.member(ended=1), page)
    person = factories.member(ended=0)
    tomorrow = access.Reader(person, day=timezone.localdate() + timedelta(days=1))
    assert not access.may_see_page(tomorrow, page)


def test_being_put_in_the_members_group_by_hand_opens_nothing():
    page = factories.practice()
    restriction = factories.restrict(page, "members")
    person = factories.UserFactory()
    person.groups.add(restriction.groups.get())
    assert not sees(person, page)


def test_an_inactive_person_is_a_visitor():
    page = factories.practice()
    factories.restrict(page, "members")
    person = factories.member()
    person.is_active = False
    assert not sees(person, page)


def test_a_named_group_is_not_opened_by_a_seat():
    page = factories.practice()
    factories.restrict(page, "Groupe de travail")
    insider = factories.UserFactory()
    insider.groups.add(Group.objects.get(name="Groupe de travail"))
    assert sees(insider, page)
    assert not sees(factories.member(), page)
    assert not sees(factories.in_role("moderator"), page)


def test_a_restriction_holds_in_both_languages_whichever_it_was_set_on():
    french = factories.practice()
    english = factories.practice("en", translation_of=french)
    restriction = factories.restrict(english, "members")
    assert not sees(None, french)
    assert not sees(None, english)
    restriction.delete()
    assert sees(None, french)


def test_a_section_closes_what_is_below_it_in_both_languages():
    french = factories.practice()
    english = factories.practice("en")
    factories.restrict(factories.section(PracticeIndexPage), "members")
    assert not sees(None, french)
    assert not sees(None, english)


def test_every_restriction_on_the_way_must_admit_the_reader():
    page = factories.practice()
    factories.restrict(factories.section(PracticeIndexPage), "Groupe de travail")
    factories.restrict(page, "members")
    insider = factories.UserFactory()
    insider.groups.add(Group.objects.get(name="Groupe de travail"))
    assert not sees(insider, page)
    assert not sees(factories.member(), page)


def test_a_shared_password_admits_nobody():
    page = factories.practice()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="x")
    assert not sees(factories.member(), page)


@pytest.mark.parametrize("who", ["visitor", "expired", "member", "moderator"])
def test_documents_are_listed_exactly_for_those_who_may_see_the_page(who):
    person = {"visitor": lambda: None, "expired": lambda: factories.member(ended=1), "member": factories.member,
              "moderator": lambda: factories.in_role("moderator")}[who]()  # fmt: skip
    pages = [factories.practice(), factories.practice(), factories.practice(), factories.practice(live=False)]
    factories.restrict(pages[1], "members")
    factories.restrict(pages[2], "Groupe de travail")
    listed = set(SearchDocument.objects.of_kind("practice").visible_to(reader(person)).values_list("pk", flat=True))
    assert listed == {page.pk for page in pages[:3] if sees(person, page)}


def test_a_file_is_had_only_through_a_published_page_that_the_reader_may_see():
    item = factories.document(audience="public")
    assert not access.may_see_file(reader(), item)
    page = factories.practice(solution=f'<p><a linktype="document" id="{item.pk}">Étude</a></p>')
    assert access.may_see_file(reader(), item)
    restriction = factories.restrict(page, "members")
    assert not access.may_see_file(reader(), item)
    assert access.may_see_file(reader(factories.member()), item)
    restriction.delete()
    assert access.may_see_file(reader(), item)
    Page.objects.get(pk=page.pk).specific.unpublish()
    assert not access.may_see_file(reader(), item)


def test_a_members_file_on_a_public_page_stays_with_members():
    item = factories.document(audience="members")
    factories.practice(solution=f'<p><a linktype="document" id="{item.pk}">Étude</a></p>')
    assert not access.may_see_file(reader(), item)
    assert not access.may_see_file(reader(factories.member(ended=1)), item)
    assert access.may_see_file(reader(factories.member()), item)


def test_a_draft_opens_no_file():
    item = factories.document(audience="public")
    factories.practice(live=False, solution=f'<p><a linktype="document" id="{item.pk}">Étude</a></p>')
    assert not access.may_see_file(reader(), item)
    assert access.may_see_file(reader(factories.in_role("editor")), item)
