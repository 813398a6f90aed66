"""The list of documents in the admin, with who may download each."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import IndexView


class AudienceDocumentsView(IndexView):
    """Wagtail's own list with one more column."""

    @cached_property
    def columns(self):
        columns = super().columns
        columns.insert(
            3,
            Column(
                "audience",
                label=_("Who may download it"),
                accessor=lambda document: document.get_audience_display(),
                sort_key="audience",
            ),
        )
        return columns
