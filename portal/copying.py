"""The form by which an editor copies a page: within its own language, and never as an alias."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm


class PortalCopyForm(CopyForm):
    """Wagtail's own form. French text under an English address would be neither a copy nor a translation."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)

    def clean_new_parent_page(self):
        parent = self.cleaned_data["new_parent_page"]
        if parent.locale_id != self.page.locale_id:
            raise ValidationError(_("A page cannot be copied to the other language: translate it instead."))
        return parent
