"""The four roles of the editorial team, and the two audiences that are computed."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from portal.models import PortalAudience
from portal.models.audiences import Audience

EDITOR = "Rédaction – Editors"
TRANSLATOR = "Traduction – Translators"
MODERATOR = "Modération – Moderators"
ADMINISTRATOR = "Administration – Administrators"

AUDIENCE_GROUPS = {Audience.MEMBERS: "Membres – Members", Audience.STAFF: "Bureau – Office staff"}

PAGE_PERMISSIONS = {
    EDITOR: ("add_page", "change_page"),
    TRANSLATOR: ("add_page", "change_page"),
    MODERATOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    ADMINISTRATOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"),
}

FILE_PERMISSIONS = {
    EDITOR: ("add", "change", "choose"),
    TRANSLATOR: ("choose",),
    MODERATOR: ("add", "change", "choose"),
    ADMINISTRATOR: ("add", "change", "choose", "delete"),
}

#: Wagtail asks for the rights of its own models, whatever model a site puts in their place.
FILE_MODELS = (("wagtailimages", "image"), ("wagtaildocs", "document"))

#: Django permissions beside those on pages and collections; "app.*" stands for every permission of a model.
MODEL_PERMISSIONS = {
    EDITOR: (
        "wagtailadmin.access_admin", "wagtail_localize.submit_translation", "portal.*_place", "members.view_organisation",
        "search.*_synonymgroup", "search.view_querycount",
    ),
    TRANSLATOR: ("wagtailadmin.access_admin", "wagtail_localize.submit_translation"),
    MODERATOR: (
        "wagtailadmin.access_admin", "wagtail_localize.submit_translation", "portal.*_place", "portal.*_theme", "portal.*_measure",
        "members.*_organisation", "members.*_membership", "members.*_seat", "members.*_prospectrequest", "home.*_contactmessage",
        "search.*_synonymgroup", "search.view_querycount",
    ),
    ADMINISTRATOR: (
        "wagtailadmin.access_admin", "wagtail_localize.submit_translation", "portal.*", "members.*", "home.*", "accounts.*",
        "auth.*_group", "wagtailredirects.*", "wagtailcore.*_workflow", "wagtailcore.*_task", "wagtailcore.*_site",
        "wagtailcore.*_collection", "wagtailcore.*_locale", "search.*_synonymgroup", "search.view_querycount",
    ),
}  # fmt: skip


def ensure_roles(homes):
    """Make the groups that are missing, with their rights on the home pages `homes`; a group that exists is left alone."""
    for audience, name in AUDIENCE_GROUPS.items():
        if not PortalAudience.objects.filter(key=audience).exists():
            PortalAudience.objects.create(key=audience, group=Group.objects.get_or_create(name=name)[0])
    root = Collection.get_first_root_node()
    for name, page_permissions in PAGE_PERMISSIONS.items():
        group, created = Group.objects.get_or_create(name=name)
        if not created:
            continue
        for home in homes:
            for codename in page_permissions:
                GroupPagePermission.objects.create(group=group, page=home, permission=_page_permission(codename))
        for app, model in FILE_MODELS:
            for action in FILE_PERMISSIONS[name]:
                permission = Permission.objects.get(content_type__app_label=app, codename=f"{action}_{model}")
                GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
        group.permissions.set(_permissions(MODEL_PERMISSIONS[name]))


def _page_permission(codename):
    return Permission.objects.get(content_type__app_label="wagtailcore", content_type__model="page", codename=codename)


def _permissions(patterns):
    found = set()
    for pattern in patterns:
        app, _dot, codename = pattern.partition(".")
        rows = Permission.objects.filter(content_type__app_label=app)
        if codename.startswith("*_"):
            rows = rows.filter(content_type__model=codename[2:])
        elif codename != "*":
            rows = rows.filter(codename=codename)
        found.update(rows)
    return found
