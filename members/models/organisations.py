"""Who belongs to the network: organisations, the dates of their membership, and the people who hold their seats."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from portal.models import Place, PortalImage
from portal.models.vocabulary import Labelled


class OrganisationKind(models.TextChoices):
    CITY = "city", _("City")
    PORT = "port", _("Port")
    COMPANY = "company", _("Company")
    UNIVERSITY = "university", _("University")
    OTHER = "other", _("Other organization")


def stamp(is_sample, is_fictional):
    """Return the mark of a sample or fictional organisation in the active language, or an empty text."""
    if is_fictional:
        return _("Fictional profile")
    return _("Sample profile") if is_sample else ""


class Organisation(Labelled, ClusterableModel):
    """A city, port, company, university or other body; one row for both languages. Pages point here, never at a profile."""

    counts_uses = True
    label_field = "name"
    name_fr = models.CharField(_("name in French"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)
    kind = models.CharField(_("kind"), max_length=12, choices=OrganisationKind.choices)
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="+", verbose_name=_("place"), null=True, blank=True
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    logo = models.ForeignKey(
        PortalImage, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("logo")
    )
    is_sample = models.BooleanField(
        _("sample profile"),
        default=False,
        help_text=_("Its membership is not established: marked wherever it is named."),
    )
    is_fictional = models.BooleanField(
        _("fictional"),
        default=False,
        help_text=_("Invented for the demonstration: marked as such wherever it is named."),
    )

    panels = [
        MultiFieldPanel([FieldPanel("name_fr"), FieldPanel("name_en"), FieldPanel("key")], heading=_("Name")),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("place")]),
        FieldPanel("website"),
        FieldPanel("logo"),
        FieldRowPanel([FieldPanel("is_sample"), FieldPanel("is_fictional")]),
        InlinePanel("memberships", heading=_("Memberships"), label=_("Membership")),
        InlinePanel("seats", heading=_("Seats"), label=_("Seat")),
    ]

    class Meta:
        ordering = ["name_fr"]
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")

    @property
    def is_port(self):
        """Ports are set in italics, cities upright, as on a chart."""
        return self.kind == OrganisationKind.PORT

    @property
    def stamp(self):
        """The mark that goes with the name wherever it is printed, or an empty text."""
        return stamp(self.is_sample, self.is_fictional)

    def clean(self):
        super().clean()
        if self.is_fictional:
            self.is_sample = True


class MembershipStatus(models.TextChoices):
    PENDING = "pending", _("Being admitted")
    ACTIVE = "active", _("Member")
    SUSPENDED = "suspended", _("Suspended")


class MembershipQuerySet(models.QuerySet):
    def current(self, day):
        """Return the memberships that open the members' doors on `day`: active, begun, and ending that day at the earliest."""
        return self.filter(status=MembershipStatus.ACTIVE, start__lte=day).filter(Q(end__isnull=True) | Q(end__gte=day))


class Membership(models.Model):
    """One period in which an organisation belongs to the network. The last day counts: it still opens the doors."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    status = models.CharField(
        _("status"), max_length=10, choices=MembershipStatus.choices, default=MembershipStatus.ACTIVE
    )
    start = models.DateField(_("from"))
    end = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("It still opens the members’ pages on that day. Empty while it lasts."),
    )
    note = models.CharField(
        _("note"), max_length=255, blank=True, help_text=_("For the office: where the dates come from.")
    )

    objects = MembershipQuerySet.as_manager()
    panels = [FieldRowPanel([FieldPanel("status"), FieldPanel("start"), FieldPanel("end")]), FieldPanel("note")]

    class Meta:
        ordering = ["start"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")),
                name="membership_ends_after_it_starts",
                violation_error_message=_("A membership cannot end before it starts."),
            )
        ]

    def __str__(self):
        return f"{self.organisation}: {self.start} – {self.end or '…'}"


class Seat(models.Model):
    """A person who stands for an organisation, from a day, until a day."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="seats")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seats", verbose_name=_("person")
    )
    start = models.DateField(_("from"))
    end = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty while the person stands for it."))

    #: An organisation for which somebody stands is not deleted (`portal.deletion`).
    counts_as_use = True

    panels = [FieldPanel("user"), FieldRowPanel([FieldPanel("start"), FieldPanel("end")])]

    class Meta:
        ordering = ["start"]
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "user"], name="one_seat_for_a_person_in_an_organisation")
        ]

    def __str__(self):
        return f"{self.user} – {self.organisation}"

    def clean(self):
        if self.end and self.start and self.end < self.start:
            raise ValidationError({"end": _("A seat cannot end before it starts.")})
