"""What the office may change about the whole portal, without a line of code."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="cog")
class PortalSettings(BaseSiteSetting):
    """Names, contact and dated figures of the office. One row for a site, both languages side by side."""

    name_fr = models.CharField(_("name in French"), max_length=80, default="AIVP Amérique du Nord")
    name_en = models.CharField(_("name in English"), max_length=80, default="AIVP North America")
    tagline_fr = models.CharField(_("line under the name, in French"), max_length=160, blank=True)
    tagline_en = models.CharField(_("line under the name, in English"), max_length=160, blank=True)
    support_fr = models.CharField(_("supporters, in French"), max_length=255, blank=True)
    support_en = models.CharField(_("supporters, in English"), max_length=255, blank=True)
    network_fr = models.CharField(
        _("network the office belongs to, in French"),
        max_length=120,
        blank=True,
        help_text=_("Told to search engines."),
    )
    network_en = models.CharField(_("network the office belongs to, in English"), max_length=120, blank=True)
    network_url = models.URLField(_("website of the network"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail of the office"), blank=True)
    latitude = models.FloatField(_("latitude of the office"), default=46.8139)
    longitude = models.FloatField(_("longitude of the office"), default=-71.2082)
    member_count = models.CharField(
        _("number of members"), max_length=20, blank=True, help_text=_("As AIVP publishes it, such as 190+.")
    )
    country_count = models.CharField(_("number of countries"), max_length=20, blank=True)
    figures_on = models.DateField(
        _("figures as of"), null=True, blank=True, help_text=_("A figure is never shown without this date.")
    )
    figures_source_fr = models.CharField(_("source of the figures, in French"), max_length=160, blank=True)
    figures_source_en = models.CharField(_("source of the figures, in English"), max_length=160, blank=True)

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel(f"{name}_fr"), FieldPanel(f"{name}_en")])
                for name in ("name", "tagline", "support", "network")
            ]
            + [FieldPanel("network_url")],
            heading=_("Name"),
        ),
        MultiFieldPanel(
            [FieldPanel("email"), FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])], heading=_("Office")
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("member_count"), FieldPanel("country_count"), FieldPanel("figures_on")]),
                FieldRowPanel([FieldPanel("figures_source_fr"), FieldPanel("figures_source_en")]),
            ],
            heading=_("The network in figures"),
        ),
    ]

    class Meta:
        verbose_name = _("portal settings")

    def text(self, name, language):
        """Return the text `name` ("name", "tagline", "support", "network", "figures_source") in `language`."""
        return getattr(self, f"{name}_{'en' if language == 'en' else 'fr'}")
