"""The two forms anybody may send: a request to join, and a message to the office."""

from functools import cache

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy, override, pgettext
from django.utils.translation import gettext as _

from members.models import ProspectRequest
from members.models.organisations import OrganisationKind
from members.models.received import LANGUAGES, MAX_LINE, MAX_MESSAGE
from portal.regions import REGIONS, country_choices, country_name, region_choices

from . import guard
from .fields import LineField, Select, TextField
from .models.messages import ContactMessage, Subject

FIRST_COUNTRIES = ("CA", "US")
KIND_LABELS = {
    OrganisationKind.CITY: gettext_lazy("A city"),
    OrganisationKind.PORT: gettext_lazy("A port"),
    OrganisationKind.COMPANY: gettext_lazy("A company"),
    OrganisationKind.UNIVERSITY: gettext_lazy("A university"),
    OrganisationKind.OTHER: gettext_lazy("Another organization"),
}


@cache
def _countries_in(language):
    with override(language):
        countries = country_choices()
    first = tuple(choice for code in FIRST_COUNTRIES for choice in countries if choice[0] == code)
    return *first, *(choice for choice in countries if choice not in first)


@cache
def _regions_in(language):
    with override(language):
        none = ("", pgettext("no province or state chosen", "Choose"))
    return none, *((country_name(country, language), region_choices(country, language)) for country in REGIONS)


class GuardedForm(forms.Form):
    """A form with its signs of a person; `is_robot` tells that the trap was filled.

    `steps` groups the names of the fields in the order in which the page shows them.
    """

    use_required_attribute = True
    form_name = ""
    steps = ()

    homepage = forms.CharField(
        required=False, max_length=200, label=gettext_lazy("Leave this field empty"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, language, **kwargs):
        self.language = language
        super().__init__(*args, initial={"shown": guard.stamp(self.form_name), "language": language}, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                # Django's own sentence repeats the wrong value, however long it is.
                field.error_messages["invalid_choice"] = _("Choose one of the answers of the list.")

    @property
    def is_robot(self):
        return bool(self.data.get("homepage"))

    def clean(self):
        cleaned = super().clean()
        if not guard.is_recent(str(self.data.get("shown", "")), self.form_name):
            self.data = self.data.copy()
            self.data["shown"] = guard.stamp(self.form_name)
            raise ValidationError(
                _("This page stayed open for a long time. Nothing is lost: send the form again."), code="old"
            )
        if guard.has_many_links(cleaned.get("message") or ""):
            self.add_error("message", _("Keep three web addresses at most: more of them are taken for advertising."))
        return cleaned

    def is_repeated(self):
        """Return whether the same answers were already sent, from a page of the same day."""
        return guard.sent_before(self.data["shown"], self._answers())

    def forget(self):
        """The answers were not kept: sending them again is no repetition."""
        guard.forget_sent(self.data["shown"], self._answers())

    def _answers(self):
        return repr(
            sorted((name, str(value)) for name, value in self.cleaned_data.items() if name not in ("shown", "homepage"))
        )

    def step_fields(self):
        """Return the bound fields of each step, by the step's name."""
        return {name: [self[field] for field in fields] for name, fields in self.steps}


class JoinForm(GuardedForm):
    """A request to join the network."""

    form_name = "join"
    steps = (
        ("organisation", ("organisation", "kind", "place", "country", "region")),
        ("person", ("name", "role", "email", "language")),
        ("interests", ("themes", "message")),
        ("consent", ("consent",)),
    )

    organisation = LineField(
        label=gettext_lazy("Name of the organization"),
        max_length=MAX_LINE,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Type of organization"), widget=forms.RadioSelect)
    place = LineField(
        label=gettext_lazy("City"),
        max_length=MAX_LINE,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Country"),
        initial="CA",
        choices=lambda: _countries_in(get_language()),
        widget=Select(_countries_in, attrs={"autocomplete": "country"}),
    )
    region = forms.ChoiceField(
        label=gettext_lazy("Province or state"),
        required=False,
        choices=lambda: _regions_in(get_language()),
        widget=Select(_regions_in),
        help_text=gettext_lazy("Required for Canada and the United States; leave it empty elsewhere."),
    )
    name = LineField(
        label=gettext_lazy("Your name"), max_length=MAX_LINE, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    role = LineField(
        label=gettext_lazy("Your position"), required=False, max_length=MAX_LINE,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"), max_length=254, help_text=gettext_lazy("We will send the acknowledgement there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": gettext_lazy("This address is not complete: an e-mail reads name@organization.ca.")},
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("Language of our reply"), choices=LANGUAGES)
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("The themes of the Agenda that concern you"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    message = TextField(
        label=gettext_lazy("Your message"), max_length=MAX_MESSAGE, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("A question, a project, a visit to prepare."),
    )  # fmt: skip
    consent = forms.BooleanField(required=False)
    consent_text = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, themes, consent, consent_note, **kwargs):
        super().__init__(*args, **kwargs)
        self.theme_rows = {str(theme["number"]): theme for theme in themes}
        self.exact_consent = f"{consent}\n{consent_note}"
        self.fields["kind"].choices = [
            (key, format_html("<em>{}</em>", label) if key == OrganisationKind.PORT else label)
            for key, label in KIND_LABELS.items()
        ]
        self.fields["region"].depends = True  # on the country: no "(optional)" beside it
        self.fields["themes"].choices = [(number, theme["label"]) for number, theme in self.theme_rows.items()]
        self.fields["consent"].label = consent
        self.fields["consent"].help_text = consent_note
        self.initial["consent_text"] = guard.text_seal(self.exact_consent)

    def clean(self):
        cleaned = super().clean()
        country, region = cleaned.get("country"), cleaned.get("region") or ""
        if country in REGIONS and "region" not in self.errors:
            if not region:
                self.add_error("region", _("Choose the province or the state."))
            elif not region.startswith(f"{country}-"):
                self.add_error("region", _("This province or state is not in the country chosen."))
        if cleaned.get("consent") and self.data.get("consent_text") != guard.text_seal(self.exact_consent):
            # Someone rewrote the text while this page was open: nobody agrees to words they have not read.
            self.data = self.data.copy()
            self.data["consent_text"] = guard.text_seal(self.exact_consent)
            self.data.pop("consent", None)
            self.add_error(
                "consent", _("This text has changed since you opened the page. Read it again before you agree.")
            )
        return cleaned

    def clean_consent(self):
        # Only the box that a person ticks says yes: no other value, whoever sends it, is an express consent.
        sent = self.data.get("consent")
        if sent not in (None, "", "on"):
            raise ValidationError(_("Choose one of the answers of the list."), code="invalid")
        return sent == "on"

    def save(self):
        """Write and return the `ProspectRequest`; the caller holds the transaction."""
        answers = {
            name: self.cleaned_data[name]
            for name in ("organisation", "kind", "place", "country", "name", "role", "email", "language", "message")
        }
        country, _dash, region = (self.cleaned_data["region"] or "").partition("-")
        agreed = bool(self.cleaned_data["consent"])
        request = ProspectRequest.objects.create(
            **answers,
            region=region if country == answers["country"] else "",
            consent=agreed,
            consent_text=self.exact_consent if agreed else "",
            consent_language=self.language if agreed else "",
            consent_at=timezone.now() if agreed else None,
        )
        request.themes.set([self.theme_rows[number]["pk"] for number in self.cleaned_data["themes"]])
        return request


class ContactForm(GuardedForm):
    """A message to the office."""

    form_name = "contact"
    steps = (("message", ("subject", "message")), ("person", ("name", "email")))

    subject = forms.ChoiceField(label=gettext_lazy("Subject"), choices=[("", gettext_lazy("Choose")), *Subject.choices])
    message = TextField(
        label=gettext_lazy("Your message"), max_length=MAX_MESSAGE, widget=forms.Textarea(attrs={"rows": 8})
    )
    name = LineField(
        label=gettext_lazy("Your name"), max_length=MAX_LINE, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"), max_length=254, help_text=gettext_lazy("We will send the acknowledgement there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": gettext_lazy("This address is not complete: an e-mail reads name@organization.ca.")},
    )  # fmt: skip

    def __init__(self, *args, about="", **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["message"] = about

    def save(self):
        """Write and return the `ContactMessage`; the caller holds the transaction."""
        answers = {name: self.cleaned_data[name] for name in ("subject", "message", "name", "email")}
        return ContactMessage.objects.create(language=self.language, **answers)
