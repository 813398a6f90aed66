"""Who holds a seat today: the dates of the membership and of the seat, their status, and two organisations at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.explanations import explain_reader
from members.models import Membership, Seat
from portal.access import Reader
from tests import factories

pytestmark = pytest.mark.django_db


def days(number):
    return timezone.localdate() + timedelta(days=number)


def person(*, membership=(-100, None), seat=(-100, None), status="active"):
    """Return somebody with one seat; periods are (first, last) in days from today."""
    organisation, user = factories.OrganisationFactory(), factories.UserFactory()
    first, last = membership
    Membership.objects.create(
        organisation=organisation, status=status, start=days(first), end=days(last) if last is not None else None
    )
    first, last = seat
    Seat.objects.create(
        organisation=organisation, user=user, start=days(first), end=days(last) if last is not None else None
    )
    return user


def is_member(user, day=None):
    return Reader(user, day).is_member


def test_a_membership_opens_the_doors_from_its_first_day_to_its_last_included():
    assert is_member(person(membership=(-100, None)))
    assert is_member(person(membership=(0, None)))
    assert is_member(person(membership=(-100, 0)))
    assert not is_member(person(membership=(1, None)))
    assert not is_member(person(membership=(-100, -1)))


def test_so_does_a_seat():
    assert is_member(person(seat=(0, 0)))
    assert not is_member(person(seat=(1, None)))
    assert not is_member(person(seat=(-100, -1)))


@pytest.mark.parametrize("status", ["pending", "suspended"])
def test_a_membership_that_is_pending_or_suspended_opens_nothing(status):
    assert not is_member(person(status=status))


def test_one_current_organisation_of_two_is_enough():
    user = person(membership=(-100, -1))
    assert not is_member(user)
    current = factories.OrganisationFactory()
    Membership.objects.create(organisation=current, start=days(-10))
    Seat.objects.create(organisation=current, user=user, start=days(-10))
    assert is_member(user)


def test_the_seat_of_one_organisation_and_the_membership_of_another_do_not_add_up():
    user = person(membership=(-100, None), seat=(-100, -1))
    former = factories.OrganisationFactory()
    Membership.objects.create(organisation=former, start=days(-100), end=days(-1))
    Seat.objects.create(organisation=former, user=user, start=days(-100))
    assert not is_member(user)


def test_a_membership_that_was_renewed_after_a_gap_is_current_again():
    user = person(membership=(-100, -50))
    Membership.objects.create(organisation=user.seats.get().organisation, start=days(-10))
    assert is_member(user)
    assert not is_member(user, days(-30))


def test_nobody_is_a_member_without_an_account_or_with_a_closed_one():
    user = person()
    user.is_active = False
    user.save()
    assert not Reader().is_member
    assert not is_member(user)


def test_the_reason_names_the_organisation_and_the_last_day():
    user = person(membership=(-100, -1))
    sentence = explain_reader(Reader(user))
    assert user.seats.get().organisation.name_fr in sentence
    assert str(days(-1).year) in sentence
    assert explain_reader(Reader(person())) == ""
    assert explain_reader(Reader()) == ""
    assert explain_reader(Reader(factories.UserFactory())) != ""


def test_a_period_cannot_end_before_it_starts():
    organisation = factories.OrganisationFactory()
    with pytest.raises(ValidationError):
        Membership(organisation=organisation, start=days(0), end=days(-1)).full_clean()
    with pytest.raises(ValidationError):
        Seat(organisation=organisation, user=factories.UserFactory(), start=days(0), end=days(-1)).full_clean()
