"""An empty site made ready for work. Each step makes what is missing and leaves alone what is there."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Workflow, WorkflowPage, WorkflowTask

from portal import agenda, tree
from portal.models import PortalSettings
from portal.publishing import publish

from . import roles

WORKFLOW = "Modération – Moderation"
WAGTAIL_GROUPS = ("Moderators", "Editors")


@transaction.atomic
def bootstrap(report=lambda text: None):
    """Make locales, tree, themes, roles, workflow and settings; `report(text)` is told each thing made."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES}
    agenda.ensure_themes()
    _remove_welcome(report)
    pages = ensure_tree(locales, report)
    homes = [pages["home", code] for code in locales]
    ensure_site(pages["home", "fr"], report)
    _remove_wagtail_groups(report)
    roles.ensure_roles(homes)
    ensure_workflow(homes, report)


def _remove_welcome(report):
    """Wagtail's first migration leaves a page that belongs to no type of ours."""
    for page in Page.objects.filter(depth=2, content_type__app_label="wagtailcore", content_type__model="page"):
        if page.numchild == 0:
            Site.objects.filter(root_page=page).delete()
            page.delete()
            report("Wagtail's welcome page removed")


def ensure_tree(locales, report):
    """Make each section's page in both languages, as translations of one another; return {(key, language): page}."""
    root = Page.get_first_root_node()
    pages = {}
    for section in tree.sections():
        for code, locale in locales.items():
            parent = pages[section.parent, code] if section.parent else root
            existing = _existing(section, parent, locale)
            if existing is None:
                existing = _make(section, parent, locale, code, pages.get((section.key, "fr")))
                report(existing.url_path)
            pages[section.key, code] = existing
    return pages


def _existing(section, parent, locale):
    candidates = section.model.objects.filter(locale=locale, path__startswith=parent.path)
    wanted = _values(section, locale.language_code)
    if not section.singular:
        # Several sections share a model: a section is known by its own fields, or by its first address.
        if wanted:
            return candidates.filter(**wanted).first()
        return candidates.filter(slug=section.slugs[locale.language_code]).first()
    return candidates.first()


def _values(section, code):
    return {name: values[code]() if callable(values[code]) else values[code] for name, values in section.fields.items()}


def _make(section, parent, locale, code, french):
    page = section.model(
        title=section.titles[code], slug=section.slugs[code], locale=locale, show_in_menus=section.in_menu, live=False,
        **_values(section, code),
    )  # fmt: skip
    if french is not None and french.locale_id != locale.pk:
        page.translation_key = french.translation_key
    parent.refresh_from_db()
    parent.add_child(instance=page)
    publish(page)
    return page


def ensure_site(home, report):
    """Make the one site, rooted at the French home page, and its settings."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        site = Site.objects.create(
            hostname="localhost", port=80, root_page=home, is_default_site=True, site_name="AIVP"
        )
        report("site")
    PortalSettings.objects.get_or_create(
        site=site,
        defaults={
            "tagline_fr": "Le réseau mondial des villes portuaires, bureau de Québec, ouvert en janvier 2026",
            "tagline_en": "The worldwide network of port cities, Québec City office, opened in January 2026",
            "network_fr": "AIVP, le réseau mondial des villes portuaires",
            "network_en": "AIVP, the worldwide network of port cities",
            "network_url": "https://www.aivp.org/",
        },
    )


def _remove_wagtail_groups(report):
    """Wagtail's first migrations make two groups and a workflow for a page we removed; ours replace them."""
    if Group.objects.filter(name=roles.EDITOR).exists():
        return
    for workflow in Workflow.objects.filter(name="Moderators approval"):
        workflow.workflow_tasks.all().delete()
        workflow.delete()
    GroupApprovalTask.objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=WAGTAIL_GROUPS).delete()
    report("Wagtail's own groups and workflow removed")


def ensure_workflow(homes, report):
    """Make the one moderation workflow and put both home pages, hence everything, under it."""
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return
    workflow = Workflow.objects.create(name=WORKFLOW)
    task = GroupApprovalTask.objects.create(name=WORKFLOW)
    task.groups.set(Group.objects.filter(name=roles.MODERATOR))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for home in homes:
        WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    report("workflow")
