"""Organisations that ask to join the network, and what each person agreed to receive."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.models import Theme
from portal.regions import country_choices, country_name, region_name

from .organisations import OrganisationKind
from .received import LANGUAGES, MAX_LINE, Received


class ProspectRequest(Received):
    """A request to join.

    Consent to later mail is kept as the law asks to prove it: the exact text that was shown, its language and the moment
    (Canada's Anti-Spam Legislation, S.C. 2010, c. 23, s. 10 and 13). Without it the office answers this request only.
    """

    reference_prefix = "D"

    organisation = models.CharField(_("organization"), max_length=MAX_LINE)
    kind = models.CharField(_("kind"), max_length=12, choices=OrganisationKind.choices)
    country = models.CharField(_("country"), max_length=2, choices=country_choices)
    region = models.CharField(_("province or state"), max_length=3, blank=True)
    place = models.CharField(_("city"), max_length=MAX_LINE)
    role = models.CharField(_("function"), max_length=MAX_LINE, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("themes"))
    consent = models.BooleanField(_("agreed to receive mail"), default=False)
    consent_text = models.TextField(_("text agreed to"), blank=True)
    consent_language = models.CharField(_("language of that text"), max_length=2, choices=LANGUAGES, blank=True)
    consent_at = models.DateTimeField(_("agreed on"), null=True, blank=True)

    panels = Received.panels_for(
        "organisation", "kind", "place", "region", "country", "name", "role", "email", "language", "themes", "message", "consent",
        "consent_text", "consent_language", "consent_at", "is_sample",
    )  # fmt: skip

    class Meta(Received.Meta):
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        constraints = [
            models.CheckConstraint(
                condition=Q(consent=False, consent_text="", consent_at__isnull=True)
                | (Q(consent=True, consent_at__isnull=False) & ~Q(consent_text="")),
                name="prospect_consent_has_its_text_and_time",
            )
        ]

    def __str__(self):
        return self.organisation

    def location_in(self, language):
        """Return the city, province or state and country as readers of `language` write them."""
        country = country_name(self.country, language)
        region = region_name(self.country, self.region, language)
        inside = region if region and self.country in ("CA", "US") else country
        return f"{self.place} ({inside})"

    @property
    def location(self):
        from django.utils.translation import get_language

        return self.location_in((get_language() or "fr")[:2])

    @property
    def theme_list(self):
        """The themes that interest the organisation, numbers first."""
        return "; ".join(str(theme) for theme in self.themes.all())
