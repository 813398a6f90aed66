"""Who takes part in something: an organisation of the portal, or a name when it has no row. Other rooms build on these."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.choosers import LoadedSnippetBlock


class NamedBlock(blocks.StructBlock):
    """Somebody or some body: an `organisation` of the portal, a `name`, or both; never neither."""

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned.get("organisation") and not cleaned.get("name"):
            message = _("Choose an organization or write a name.")
            raise blocks.StructBlockValidationError(block_errors={"name": ValidationError(message)})
        return cleaned


class OrganisationBlock(NamedBlock):
    """An organisation of the portal, a name when it has no row, or both: the name is then how it is printed here."""

    organisation = LoadedSnippetBlock("members.Organisation", label=_("Organization"), required=False)
    name = blocks.CharBlock(
        label=_("Name"), required=False, max_length=200,
        help_text=_("When it is not in the list, or is to be printed otherwise here. In the language of the page."),
    )  # fmt: skip

    class Meta:
        icon = "group"
        label = _("Organization")
