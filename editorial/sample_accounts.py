"""The sample accounts of the demo: one for each role, with a password made for this machine."""

import json
import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from members.models import Membership, Organisation, Seat

from . import roles

FILE = "demo-accounts.json"
#: role, first name, last name, language, group, what the account shows
ACCOUNTS = (
    ("administrator", "Camille", "Exemple", "fr", roles.ADMINISTRATOR, "Does everything in /admin/."),
    ("moderator", "Dominique", "Exemple", "fr", roles.MODERATOR, "Approves and publishes pages in /admin/."),
    ("editor", "Andrée", "Exemple", "fr", roles.EDITOR, "Writes pages in /admin/ and sends them to moderation."),
    ("translator", "Robin", "Example", "en", roles.TRANSLATOR, "Translates pages in /admin/; cannot publish."),
    ("member", "Morgan", "Example", "en", None, "Holds a seat in a member organization; downloads members' studies."),
    (
        "expired-member",
        "Claude",
        "Exemple",
        "fr",
        None,
        "Held a seat in an organization whose membership ended yesterday.",
    ),
)


def ensure_accounts(member_key="example-university", expired_key="example-company"):
    """Make the sample accounts, write them to `var/demo-accounts.json` and return them as a list of dicts."""
    path = settings.VAR_DIR / FILE
    known = {row["role"]: row for row in json.loads(path.read_text())} if path.exists() else {}
    rows = []
    for role, first_name, last_name, language, group, about in ACCOUNTS:
        email = f"{role}@example.org"
        user = get_user_model().objects.filter(email=email).first()
        password = known.get(role, {}).get("password") or secrets.token_urlsafe(12)
        if user is None or not user.check_password(password):
            user = user or get_user_model()(email=email)
            user.first_name, user.last_name, user.language = first_name, last_name, language
            user.is_superuser = role == "administrator"
            user.set_password(password)
            user.save()
        if group:
            user.groups.add(Group.objects.get(name=group))
        rows.append({"role": role, "email": email, "password": password, "about": about})
    _seat("member@example.org", member_key, end=None)
    _seat("expired-member@example.org", expired_key, end=timezone.localdate() - timedelta(days=1))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
    path.chmod(0o600)
    return rows


def _seat(email, organisation_key, end):
    """Give a sample person a seat in a sample organisation whose membership lasts until `end`."""
    organisation = Organisation.objects.get(key=organisation_key)
    user = get_user_model().objects.get(email=email)
    today = timezone.localdate()
    if end is None:
        if not Membership.objects.filter(organisation=organisation).current(today).exists():
            Membership.objects.create(organisation=organisation, start=today - timedelta(days=1))
    else:
        Membership.objects.filter(organisation=organisation).delete()
        Membership.objects.create(organisation=organisation, start=end - timedelta(days=365), end=end)
    Seat.objects.get_or_create(organisation=organisation, user=user, defaults={"start": today - timedelta(days=400)})
