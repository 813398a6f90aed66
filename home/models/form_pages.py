"""The pages that carry a form: join the network, write to the office."""

from django.conf import settings
from django.core import signing
from django.db import models, transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField

from portal.blocks import body_blocks, related_field
from portal.models import PortalPage
from portal.origins import BY_ORIGIN, UNPROVEN
from portal.serving import structure_of
from search.around import is_open
from search.documents import DocumentData, plain_text
from search.rows import documents
from search.vocabulary import theme_marks

from .. import guard, mails
from ..consent import default_consent, default_consent_note
from ..reading import surroundings

THANKS = {"fr": "merci/", "en": "thanks/"}
PRIVACY = {"fr": "/fr/vie-privee/", "en": "/en/privacy/"}
THANKS_SALT = "home.thanks"
A_DAY = 24 * 3600
#: In the address of the contact page: the number of the page one writes about.
ABOUT = "about"
TOO_MANY_FORMS = gettext_lazy(
    "Many forms came from your connection within an hour. Wait an hour, then send this one again."
)
UNPROVEN_FORM = gettext_lazy(
    "Your browser does not say that this form comes from the portal. Nothing is lost: send it again. If this sentence comes back, allow cookies for this site."
)


class FormPage(RoutablePageMixin, PortalPage):
    """A page with a form: shown, checked, kept, then answered at an address of its own, so that a reload sends nothing."""

    lead = models.TextField(gettext_lazy("lead"), blank=True)
    body = StreamField(body_blocks(), verbose_name=gettext_lazy("body"), blank=True)
    thanks = RichTextField(
        gettext_lazy("thanks"), features=["bold", "italic", "link"], blank=True,
        help_text=gettext_lazy("Shown once the form has been sent. What happens next, and when."),
    )  # fmt: skip
    related = related_field()

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("thanks"),
        FieldPanel("related"),
    ]
    subpage_types = []
    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1
    footer_groups = ("office", "office")
    #: Sent forms are proven by `portal.origins`: the page holds no token, so it is the same for everyone and may be kept.
    form_for_anyone = True
    #: Texts of every page may cite its sources; these have none.
    sources = ()

    class Meta:
        abstract = True

    def default_description(self):
        return self.lead

    def search_document(self):
        return DocumentData(kind=self.kind, title=self.title, summary=self.description, body=plain_text(self))

    # What a subclass says

    def make_form(self, request, data=None):
        """Return the page's form, bound to `data` when it was sent."""
        raise NotImplementedError

    # What readers get

    def get_context(self, request, *args, **kwargs):
        around = surroundings(self, request)
        return super().get_context(request, *args, **kwargs) | around | {"privacy_url": self._privacy_url(request)}

    def _privacy_url(self, request):
        node = structure_of(request).by_url_path.get(PRIVACY[self.language])
        return node.url_path if node and is_open(request, node) else None

    def serve(self, request, view=None, args=None, kwargs=None):
        return super().serve(request, view or self.show, args, kwargs)

    @path("")
    def show(self, request):
        """Show the form; keep what it brings when it is sent rightly."""
        if request.method != "POST":
            return self.render(request, context_overrides={"form": self.make_form(request)})
        form = self.make_form(request, request.POST)
        if form.is_robot:
            # A robot is told nothing: it sees what a person sees, and nothing is kept.
            return self._answer(HttpResponseRedirect(self.thanks_url("")))
        status = 200
        if form.is_valid():
            if request.form_proof == UNPROVEN:
                status = self._refuse(form, UNPROVEN_FORM, 403)
            elif form.is_repeated():
                return self._answer(HttpResponseRedirect(self.thanks_url("")))
            elif guard.too_many(request, form.form_name):
                status = self._refuse(form, TOO_MANY_FORMS, 429)
            else:
                return self._answer(HttpResponseRedirect(self.thanks_url(self._keep(form).reference)))
        shown = {"form": form, "needs_token": request.form_proof != BY_ORIGIN}
        return self._answer(self.render(request, context_overrides=shown), status)

    @path("merci/")
    @path("thanks/")
    def thank(self, request):
        """Thank, once, for what was just sent; without the proof of it, lead back to the form."""
        try:
            sent = signing.loads(request.GET.get("r", "")[:500], salt=THANKS_SALT, max_age=A_DAY)
        except signing.BadSignature:
            return self._answer(HttpResponseRedirect(self.url_path))
        other = "en" if self.language == "fr" else "fr"
        structure = structure_of(request)
        node = structure.by_url_path.get(self.url_path)
        twin = structure.twin(node, other) if node else None
        if twin is not None:
            request.portal_other_url = twin.url_path + THANKS[other]
        return self._answer(
            self.render(request, template="home/thanks.html", context_overrides={"reference": sent, "noindex": True})
        )

    def thanks_url(self, reference):
        """Return the address that thanks for the request `reference` ("" when there is nothing to name)."""
        return f"{self.url_path}{THANKS[self.language]}?r={signing.dumps(reference, salt=THANKS_SALT)}"

    @staticmethod
    def _refuse(form, reason, status):
        form.forget()
        form.add_error(None, reason)
        return status

    @staticmethod
    def _keep(form):
        try:
            with transaction.atomic():
                received = form.save()
                mails.send_later(received)
        except Exception:
            form.forget()
            raise
        return received

    @staticmethod
    def _answer(response, status=None):
        """What follows a form is one reader's own: never in a cache."""
        response["Cache-Control"] = "private, no-store"
        if status:
            response.status_code = status
        return response


class ReasonBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=gettext_lazy("Heading"), max_length=60)
    text = blocks.TextBlock(label=gettext_lazy("Text"), max_length=300)

    class Meta:
        icon = "tick"
        label = gettext_lazy("Reason")


class JoinPage(FormPage):
    """Join the network: why, and the request itself."""

    kind = "join"

    reasons = StreamField(
        [("reason", ReasonBlock())], verbose_name=gettext_lazy("reasons to join"), blank=True, max_num=6
    )
    consent = models.TextField(
        gettext_lazy("consent to later mail"), max_length=500, blank=True,
        help_text=gettext_lazy("The sentence beside the box. Kept word for word with each agreement. Leave empty for the usual one."),
    )  # fmt: skip
    consent_note = models.TextField(
        gettext_lazy("note under the consent"), max_length=500, blank=True,
        help_text=gettext_lazy("Who sends, from where, and how to withdraw. Leave empty for the usual one."),
    )  # fmt: skip

    content_panels = [
        *FormPage.content_panels[:2],
        FieldPanel("reasons"),
        *FormPage.content_panels[2:],
        MultiFieldPanel([FieldPanel("consent"), FieldPanel("consent_note")], heading=gettext_lazy("Consent")),
    ]

    class Meta:
        verbose_name = gettext_lazy("join page")
        verbose_name_plural = gettext_lazy("join pages")

    def make_form(self, request, data=None):
        from ..forms import JoinForm

        marks = sorted(theme_marks(request, self.language).values(), key=lambda mark: mark["number"])
        return JoinForm(
            data, language=self.language, themes=marks,
            consent=self.consent or default_consent(self.language), consent_note=self.consent_note or default_consent_note(self.language),
        )  # fmt: skip


class ContactPage(FormPage):
    """Write to the office."""

    kind = "contact"
    schema_type = "ContactPage"

    class Meta:
        verbose_name = gettext_lazy("contact page")
        verbose_name_plural = gettext_lazy("contact pages")

    def make_form(self, request, data=None):
        from ..forms import ContactForm

        return ContactForm(data, language=self.language, about=self._about(request))

    def _about(self, request):
        """Return the title and the address of the page that led here (`?about=`, its number), "" when the reader may not see it."""
        number = request.GET.get(ABOUT, "")
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            return ""
        found = documents(request, self.language).filter(pk=int(number)).values_list("title", "page__url_path").first()
        return f"{found[0]}\n{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{found[1]}\n\n" if found else ""
