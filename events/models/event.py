"""An event: when, where, for whom, its programme, and what came of it."""

from django import forms
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from members.models import Organisation
from portal.blocks import body_blocks, related_field, source_field
from portal.blocks.media import DocumentBlock
from portal.models import Place, PortalPage
from portal.models.mixins import WithPicture, WithThemes

from ..zones import validate_time_zone
from .blocks import DayBlock, OrganizerBlock
from .choices import Attendance, Kind, Registration, Status
from .panels import ZoneSelect

WEB = [URLValidator(schemes=["http", "https"])]


class EventPage(RoutablePageMixin, WithPicture, WithThemes, PortalPage):
    """A conference, workshop, statutory meeting, visit or webinar, before and after it takes place."""

    kind = "event"
    og_type = "article"
    subpage_types = []
    parent_page_types = ["events.EventIndexPage"]
    serve_related = ("place",)

    event_kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.CONFERENCE)
    event_status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.SCHEDULED)
    status_note = models.CharField(
        _("what changed"),
        max_length=300,
        blank=True,
        help_text=_("Shown with the status: why, and what comes instead."),
    )
    lead = models.TextField(
        _("lead"), max_length=500, help_text=_("Two or three sentences that say the whole. Shown in listings.")
    )
    body = StreamField(
        body_blocks(), verbose_name=_("body"), blank=True,
        help_text=_("Cite a source of the list below by its rank: [2]."),
    )  # fmt: skip

    date_from = models.DateField(_("first day"))
    date_to = models.DateField(_("last day"), null=True, blank=True, help_text=_("Leave empty for a single day."))
    time_from = models.TimeField(_("begins at"), null=True, blank=True, help_text=_("On the first day."))
    time_to = models.TimeField(_("ends at"), null=True, blank=True, help_text=_("On the last day."))
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="America/Toronto", validators=[validate_time_zone],
        help_text=_("Of every hour on this page. America/Toronto is that of Québec and Montréal."),
    )  # fmt: skip

    attendance = models.CharField(_("attendance"), max_length=8, choices=Attendance.choices, default=Attendance.PLACE)
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("place")
    )
    venue = models.CharField(
        _("venue"),
        max_length=200,
        blank=True,
        help_text=_("The building or the meeting point, in the language of the page."),
    )
    online_url = models.URLField(
        _("link for remote participants"), max_length=600, blank=True, validators=WEB,
        help_text=_("Shown to every reader of the page: leave empty when it is sent to those who register."),
    )  # fmt: skip
    online_note = models.CharField(_("how to take part remotely"), max_length=200, blank=True)
    website = models.URLField(_("the event’s own website"), max_length=600, blank=True, validators=WEB)
    organizers = StreamField([("organizer", OrganizerBlock())], verbose_name=_("organizers"), blank=True)

    registration_for = models.CharField(
        _("who may register"), max_length=12, choices=Registration.choices, default=Registration.PUBLIC
    )
    registration_opens = models.DateField(_("registration opens on"), null=True, blank=True)
    registration_closes = models.DateField(_("registration closes on"), null=True, blank=True)
    registration_note = models.CharField(
        _("note on registration"),
        max_length=300,
        blank=True,
        help_text=_("How to register, what it costs, how many places."),
    )

    days = StreamField([("day", DayBlock())], verbose_name=_("program"), blank=True)
    documents = StreamField([("document", DocumentBlock())], verbose_name=_("documents"), blank=True)
    report = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("report afterwards"), help_text=_("The page that tells what came of it, such as a mission report."),
    )  # fmt: skip
    places = ParentalManyToManyField(
        Place, blank=True, related_name="+", verbose_name=_("other places"),
        help_text=_("Places visited, or spoken of, beside the one above."),
    )  # fmt: skip
    members = ParentalManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("members concerned"),
        help_text=_("The event is listed on the profile of each, as on those of its organizers and speakers."),
    )  # fmt: skip
    sources = source_field()
    related = related_field()
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Made for the demonstration: marked wherever it is named.")
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldRowPanel([FieldPanel("event_kind"), FieldPanel("event_status")]),
        FieldPanel("status_note"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date_from"), FieldPanel("date_to")]),
                FieldRowPanel([FieldPanel("time_from"), FieldPanel("time_to")]),
                FieldPanel("time_zone", widget=ZoneSelect),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("attendance"), FieldPanel("place"), FieldPanel("venue"), FieldPanel("online_url"),
                FieldPanel("online_note"), FieldPanel("website"),
            ],
            heading=_("Where"),
        ),
        FieldPanel("organizers"),
        MultiFieldPanel(
            [
                FieldPanel("registration_for"),
                FieldRowPanel([FieldPanel("registration_opens"), FieldPanel("registration_closes")]),
                FieldPanel("registration_note"),
            ],
            heading=_("Registration"),
        ),
        WithPicture.picture_panel,
        FieldPanel("body"),
        FieldPanel("days"),
        FieldPanel("documents"),
        PageChooserPanel("report"),
        WithThemes.themes_panel,
        MultiFieldPanel(
            [
                FieldPanel("places", widget=forms.CheckboxSelectMultiple),
                FieldPanel("members", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Places and members"),
            classname="collapsed",
        ),
        FieldPanel("sources"),
        FieldPanel("related"),
        FieldPanel("is_sample"),
    ]  # fmt: skip

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @property
    def last_day(self):
        """The day on which the event ends; it is past from the next one on (`search.days`)."""
        return self.date_to or self.date_from

    def clean(self):
        from ..rules import check_event

        super().clean()
        check_event(self)

    def problems_before_publishing(self, cleaned):
        from ..rules import event_problems

        return [*super().problems_before_publishing(cleaned), *event_problems(cleaned)]

    def default_description(self):
        return self.lead

    def structured_data(self, context):
        from ..structured import event_data

        return event_data(self, context)

    def social_line(self):
        from ..documents import event_line

        return event_line(self)

    def search_document(self):
        from ..documents import event_document

        return event_document(self)

    def get_context(self, request, *args, **kwargs):
        from ..display import event_context

        return super().get_context(request, *args, **kwargs) | event_context(self, request)

    @path("<str:name>.ics/")
    def calendar_file(self, request, name):
        """The event as a calendar file, under the one name that the page's language gives it."""
        from ..views import event_file

        return event_file(self, request, name)
