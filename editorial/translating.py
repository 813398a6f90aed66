"""Making translations, guarded. wagtail-localize asks one permission for everything; Wagtail's own, page by page, decide here.

Its views would let whoever may submit a translation publish it, or create pages where they may not write. Ours stand at the
same addresses, before its own, make drafts only and change no page that is already there.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import SubmitPageTranslationView, SubmitTranslationForm
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView

TRANSLATE = "wagtail_localize.submit_translation"
WRITING = {"add", "change", "publish"}


def may_read_draft(user, page):
    """Return whether `user` works on the part of the tree where `page` is, and so may read what it says as a draft."""
    return PagePermissionPolicy().user_has_any_permission_for_instance(user, WRITING, page)


def check_place_for(user, page, locale):
    """Raise `ValidationError` unless `user` may make the translation of `page` into `locale` where it belongs."""
    parent = page.get_parent()
    twin = parent.get_translation_or_none(locale) if parent.depth > 1 else None
    if twin is None or twin.alias_of_id:
        raise ValidationError(
            _("Translate the page above it first: “%(title)s”."),
            params={"title": parent.specific.get_admin_display_title()},
        )
    twin = twin.specific
    if not page.specific_class.can_create_at(twin) or not twin.permissions_for_user(user).can_add_subpage():
        raise ValidationError(
            _("You may not add a page of this kind in “%(title)s”."), params={"title": twin.get_admin_display_title()}
        )


class OnePageForm(SubmitTranslationForm):
    """Which language; one page at a time, so that each new place is checked."""

    def __init__(self, instance, user, *args, **kwargs):
        super().__init__(instance, *args, **kwargs)
        self.instance, self.user = instance, user
        del self.fields["include_subtree"]

    def clean_locales(self):
        for locale in self.cleaned_data["locales"]:
            check_place_for(self.user, self.instance, locale)
        return self.cleaned_data["locales"]

    def clean(self):
        return {**super().clean(), "include_subtree": False}


class GuardedSubmitPageTranslationView(SubmitPageTranslationView):
    """“Translate this page”: a draft, in the ordinary editor, under the translation of the page above."""

    def dispatch(self, request, *args, **kwargs):
        if not may_read_draft(request.user, self.get_object()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form(self):
        if self.request.method == "POST":
            return OnePageForm(self.object, self.request.user, self.request.POST)
        form = OnePageForm(self.object, self.request.user)
        form.initial = {"locales": list(form.fields["locales"].queryset)}
        return form


class DraftsOnlyForm(UpdateTranslationsForm):
    """Nothing to choose: publishing is asked page by page, in the editor."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["publish_translations"]


class GuardedUpdateTranslationsView(UpdateTranslationsView):
    """Read the source again. It changes no page and no restriction; whoever asks must be able to edit every translation."""

    def dispatch(self, request, *args, **kwargs):
        source = self.get_object().get_source_instance()
        targets = [] if not isinstance(source, Page) else [page.specific for page in source.get_translations()]
        may_edit = [page.permissions_for_user(request.user).can_edit() for page in targets]
        if not targets or not all(may_edit) or not may_read_draft(request.user, source):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form(self):
        return DraftsOnlyForm(self.request.POST if self.request.method == "POST" else None)

    def form_valid(self, form):
        self.object.update_from_db()
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())


class GuardedTranslationsReportView(TranslationsReportView):
    """Translations of the pages one may work on; titles of other people's drafts stay unknown."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(TRANSLATE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        pages = PagePermissionPolicy().instances_user_has_any_permission_for(self.request.user, WRITING)
        keys = pages.values("translation_key", "locale_id")
        readable = Q()
        for locale in {row["locale_id"] for row in keys}:
            own = pages.filter(locale_id=locale).values("translation_key")
            readable |= Q(source__locale_id=locale, source__object_id__in=own)
        return super().get_queryset().filter(readable) if readable else Translation.objects.none()


def closed(request, *args, **kwargs):
    """The rest of wagtail-localize (its synchronised editor, aliases, snippets) is not used here and does not answer."""
    raise Http404
