"""Every mail that the portal sends today, really sent, in a language: for the tests that read them and for those that look at them."""

from itertools import chain

from allauth.account.adapter import get_adapter
from allauth.core import context
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.test import RequestFactory
from django.utils.translation import override
from wagtail.admin.mail import send_notification
from wagtail.models import Workflow

from home import mails
from home.models import ContactMessage
from members.models import ProspectRequest
from portal.models import Theme
from tests import factories

TITLE = "Un quai <rendu> à la ville & au port"
ACCOUNT = (
    "account/email/password_changed",
    "account/email/password_reset",
    "account/email/password_set",
    "mfa/email/recovery_codes_generated",
    "mfa/email/totp_activated",
    "mfa/email/totp_deactivated",
)
PROSPECT = {
    "organisation": "Port de Baie-d’Essai & associés", "kind": "port", "place": "Baie-d’Essai", "country": "CA", "region": "QC",
    "name": "Ana Essai", "role": "Direction", "email": "ana@example.org", "message": "Bonjour,\n\nune <promenade> à comparer.",
}  # fmt: skip


def every_mail(language):
    """Return {name: message} of every kind of mail, written to people who read `language`."""
    sent = {}
    for name, send in chain(_forms(language), _accounts(language), _notices(language)):
        mail.outbox.clear()
        send()
        assert len(mail.outbox) == 1, f"{name} sent {len(mail.outbox)} mails"
        sent[name] = mail.outbox[0]
    return sent


def _forms(language):
    request = ProspectRequest.objects.create(language=language, **PROSPECT)
    request.themes.set(Theme.objects.filter(number__in=(8, 9)))
    message = ContactMessage.objects.create(
        language=language, subject="press", message="Une question.", name="Ana Essai", email="ana@example.org"
    )
    yield "request received", lambda: mails.receipt(request).send()
    yield "message received", lambda: mails.receipt(message).send()
    if language == "fr":  # The office reads French.
        yield "request, to the office", lambda: mails.office_mail(request).send()
        yield "message, to the office", lambda: mails.office_mail(message).send()


def _accounts(language):
    person = factories.UserFactory(language=language)
    request = RequestFactory().get(f"/{language}/")
    request.user = AnonymousUser()
    with context.request_context(request), override(language):
        adapter = get_adapter(request)
        link = {"uid": "1", "key": "cle-d-essai", "request": request}
        yield "new password", lambda: adapter.send_password_reset_mail(person, person.email, link)
        yield (
            "unknown address",
            lambda: adapter.send_mail("account/email/unknown_account", "x@example.org", {"request": request}),
        )
        for prefix in ACCOUNT:
            yield prefix, lambda prefix=prefix: adapter.send_mail(prefix, person.email, {"user": person})


def _reading(language, user):
    user.language = language
    user.save()
    return type(user).objects.get(pk=user.pk)  # Wagtail keeps the language of its profile with the object.


def _notices(language):
    author, reviewer = (_reading(language, factories.in_role(role)) for role in ("editor", "moderator"))
    approved, rejected = (factories.practice(live=False, title=TITLE) for _ in range(2))
    for page in (approved, rejected):
        page.save_revision()
    workflow = Workflow.objects.get()
    other = "en" if language == "fr" else "fr"

    def act(page, action, **more):
        with override(other):  # Whoever acts may read another language.
            getattr(page.current_workflow_task_state, action)(user=reviewer, **more)

    yield "page to review", lambda: workflow.start(approved, author)
    yield "page approved", lambda: act(approved, "approve")
    yield "another page to review", lambda: workflow.start(rejected, author)
    yield "page sent back", lambda: act(rejected, "reject", comment="À revoir : <le titre>.")
    comments = {
        "page": approved,
        "editor": reviewer,
        "new_comments": [{"text": "Une source <manque>."}],
        "resolved_comments": [{"text": "Vu."}],
        "deleted_comments": [{"text": "Retiré."}],
        "replied_comments": [{"comment": {"text": "Pourquoi?"}, "replies": [{"text": "Parce que."}]}],
    }

    def tell():
        with override(other):
            send_notification([author], "updated_comments", comments)

    yield "comments", tell
