"""Where the office's rules meet Wagtail's admin."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path, re_path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from portal import privacy

from . import translating
from .file_listings import AudienceDocumentsView

BEFORE_OTHERS = -10
#: What wagtail-localize adds to the editor, and which would hand a page over to its synchronised editor.
SYNCHRONISED = {"localize-restart-translation", "localize-convert-to-alias"}


@hooks.register("register_admin_urls", order=BEFORE_OTHERS)
def guarded_addresses():
    report = translating.GuardedTranslationsReportView
    return [
        path("localize/submit/page/<int:page_id>/", translating.GuardedSubmitPageTranslationView.as_view()),
        path("localize/update/<int:translation_source_id>/", translating.GuardedUpdateTranslationsView.as_view()),
        path("localize/reports/translations/", report.as_view()),
        path("localize/reports/translations/results/", report.as_view(results_only=True)),
        re_path(r"^localize/(submit/snippet|translate|page|api)/.*$", translating.closed),
        path("documents/", AudienceDocumentsView.as_view()),
        path("documents/results/", AudienceDocumentsView.as_view(results_only=True)),
    ]


@hooks.register("before_edit_page", order=BEFORE_OTHERS)
def no_synchronised_editor(request, page):
    if request.method == "POST" and SYNCHRONISED & request.POST.keys():
        messages.error(request, _("Translations are written in the ordinary editor."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("construct_page_action_menu", order=100)
def no_synchronised_actions(menu_items, request, context):
    menu_items[:] = [item for item in menu_items if item.name not in SYNCHRONISED]


@hooks.register("construct_reports_menu")
def translations_for_translators(request, menu_items):
    address = reverse("wagtail_localize:translations_report")
    if not request.user.has_perm(translating.TRANSLATE):
        menu_items[:] = [item for item in menu_items if item.url != address]


@hooks.register("after_copy_page")
def copies_stay_as_private(request, page, new_page):
    # The admin copies by an action that knows nothing of `PortalPage.copy`; this runs in the same transaction.
    privacy.keep_restrictions(page, new_page)
