"""What people send to the office through a form: kept as it was written, followed up by the office."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

LANGUAGES = [("fr", _("French")), ("en", _("English"))]
MAX_LINE = 200
MAX_MESSAGE = 5_000


class FollowUp(models.TextChoices):
    NEW = "new", _("New")
    OPEN = "open", _("In hand")
    CLOSED = "closed", _("Closed")


class Received(models.Model):
    """One form sent by somebody: who, in which language to answer, when, and what the office did with it.

    `office_mailed_at` and `receipt_sent_at` stay empty while a mail has not left; `docs/personal-data.md` says how long
    entries are kept.
    """

    #: A form that arrives changes no page (portal.page_cache.writes).
    readers_never_see = True

    name = models.CharField(_("name"), max_length=MAX_LINE)
    email = models.EmailField(_("e-mail"))
    message = models.TextField(_("message"), max_length=MAX_MESSAGE)
    language = models.CharField(_("language of the answer"), max_length=2, choices=LANGUAGES)
    created_at = models.DateTimeField(_("received"), auto_now_add=True, db_index=True)
    office_mailed_at = models.DateTimeField(_("mail to the office"), null=True, editable=False)
    receipt_sent_at = models.DateTimeField(_("receipt sent"), null=True, editable=False)
    status = models.CharField(_("follow-up"), max_length=10, choices=FollowUp.choices, default=FollowUp.NEW)
    notes = models.TextField(_("notes of the office"), blank=True, help_text=_("Never shown outside the office."))
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    class Meta:
        abstract = True
        ordering = ["-created_at"]

    #: First letters of the reference that the person and the office both quote.
    reference_prefix = ""

    @property
    def reference(self):
        """The number both sides quote, such as D-2026-0147."""
        return f"{self.reference_prefix}-{self.created_at.year}-{self.pk:04d}"

    @classmethod
    def panels_for(cls, *names):
        """Return the admin's panels: what was sent (`names`) to read, the follow-up to write."""
        return [
            MultiFieldPanel([FieldPanel(name, read_only=True) for name in names], heading=_("What was sent")),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("created_at", read_only=True), FieldPanel("office_mailed_at", read_only=True), FieldPanel("receipt_sent_at", read_only=True)])],
                heading=_("Mails"),
            ),
            MultiFieldPanel([FieldPanel("status"), FieldPanel("notes")], heading=_("Follow-up")),
        ]  # fmt: skip
