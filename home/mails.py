"""The two mails that follow a form: one to the office, one to the sender in their language.

The worker sends them once the form's transaction is committed. A mail that fails is tried again, later and later; what
was sent is noted on the entry, so that no try sends twice, and the office's list shows what never left.
"""

import logging
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_tasks import task

from portal.models import PortalSettings

logger = logging.getLogger(__name__)

MOST_TRIES = 7
FIRST_WAIT = timedelta(minutes=2)  # then 4, 8, 16, 32, 64 minutes


def send_later(received):
    """Leave to the worker the mails of an entry (`members.models.Received`); call it in the transaction that writes the entry."""
    send_mails.enqueue(received._meta.label, received.pk)


@task(priority=10)  # before the pictures that wait
def send_mails(label, pk, tries=1):
    """Send what was not sent yet for the entry `pk` of the model `label`; plan another try when a mail fails."""
    received = apps.get_model(label).objects.filter(pk=pk).first()
    if received is None:
        return
    failed = False
    for field, write in (("office_mailed_at", office_mail), ("receipt_sent_at", receipt)):
        if getattr(received, field):
            continue
        try:
            write(received).send()
        except Exception:  # Whatever the mail server answers, the other mail must leave and this one be tried again.
            failed = True
            logger.exception("The mail “%s” of %s could not be sent (try %s).", field, received.reference, tries)
        else:
            setattr(received, field, timezone.now())
            type(received).objects.filter(pk=pk).update(**{field: getattr(received, field)})
    if failed and tries < MOST_TRIES:
        wait = FIRST_WAIT * 2 ** (tries - 1)
        send_mails.using(run_after=timezone.now() + wait).enqueue(label, pk, tries + 1)
    elif failed:
        logger.error(
            "The mails of %s were given up after %s tries; the entry is kept in the admin.", received.reference, tries
        )


def one_line(text):
    """Return `text` without line breaks, for a header (RFC 5322, section 2.2)."""
    return " ".join(str(text).split())[:150]


def office_mail(received):
    """Return the mail that tells the office, in French, of an entry; answering it writes to the sender."""
    with translation.override("fr"):
        context = {**_context(received, for_sender=False), "admin_url": _admin_url(received)}
        parts = {"what": received._meta.verbose_name, "who": received}
        context["title"] = capfirst(_("%(what)s: %(who)s") % parts)
        subject = one_line(_("[Portal] %(what)s: %(who)s") % parts)
        return _mail("office", subject, context, to=[context["office_email"]], reply_to=[received.email])


def receipt(received):
    """Return the receipt to the sender, in the language they chose; answering it writes to the office."""
    with translation.override(received.language):
        context = _context(received, for_sender=True)
        subject = _("We have received your request") if context["is_request"] else _("We have received your message")
        return _mail("receipt", subject, context, to=[received.email], reply_to=[context["office_email"]])


def _mail(name, subject, context, *, to, reply_to):
    context = {"title": subject, **context}
    mail = EmailMultiAlternatives(
        subject, render_to_string(f"home/mail/{name}.txt", context).strip() + "\n", to=to, reply_to=reply_to,
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
    )  # fmt: skip
    mail.attach_alternative(render_to_string(f"home/mail/{name}.html", context), "text/html")
    return mail


def _context(received, *, for_sender):
    language = translation.get_language()[:2]
    is_request = received.reference_prefix == "D"
    portal = PortalSettings.objects.order_by("-site__is_default_site").first() or PortalSettings()
    return {
        "received": received,
        "is_request": is_request,
        "lines": _lines(received, for_sender=for_sender),
        "language": language,
        "portal_name": portal.text("name", language),
        "office_email": portal.email or settings.OFFICE_EMAIL,
        "message_label": _("Message"),
        "steps": [
            _("We read your request."),
            _("We suggest a date, in your language."),
            _("Together we prepare a visit to your quays."),
        ],
        "home_url": f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/{language}/",
    }


def _lines(received, *, for_sender):
    """Return the (label, values) pairs that repeat what was sent.

    A receipt goes to an address that nobody has checked, so it carries no stranger's words: of the answers, only those
    chosen among the form's own.
    """
    language = translation.get_language()[:2]
    lines = []
    if received.reference_prefix == "D":
        lines += [
            (_("Organization"), "" if for_sender else received.organisation),
            (_("Type"), received.get_kind_display()),
            (_("Place"), "" if for_sender else received.location_in(language)),
            (_("Themes"), [f"{theme.number}. {theme.label_in(language)}" for theme in received.themes.all()]),
            (_("Other mail"), _other_mail(received.consent, for_sender)),
        ]
    else:
        lines.append((_("Subject"), received.get_subject_display()))
    if not for_sender:
        role = getattr(received, "role", "")
        lines += [
            (_("Person"), f"{received.name}, {role}" if role else received.name),
            (_("E-mail"), received.email),
            (_("Language of our reply"), received.get_language_display()),
            (_("Message"), received.message.split("\n")),
        ]
    lines.append((_("Reference"), received.reference))
    return [(label, [value] if isinstance(value, str) else value) for label, value in lines if value]


def _other_mail(agreed, for_sender):
    if not for_sender:
        return _("Agreed; the text and the time are kept with the entry.") if agreed else _("Not agreed.")
    if agreed:
        return _("Yes. You ticked the box; each mailing carries a link to withdraw.")
    return _("No. You did not tick the box: this message is the only automatic one.")


def _admin_url(received):
    try:
        path = reverse(
            f"wagtailsnippets_{received._meta.app_label}_{received._meta.model_name}:edit", args=[received.pk]
        )
    except NoReverseMatch:
        path = reverse("wagtailadmin_home")
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
