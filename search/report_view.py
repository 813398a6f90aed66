"""The report "Searches" of the admin: what readers search for, month by month, and what they do not find."""

import django_filters
from django import forms
from django.db.models import Sum
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from portal.exports import SafeExportMixin

from .models import QueryCount, SynonymGroup
from .report import MONTHS

MAY_READ = "search.view_querycount"


def months():
    """Return the months that have a count, latest first, as choices: (ISO date of the first day, "July 2026")."""
    found = QueryCount.objects.order_by("-month").values_list("month", flat=True).distinct()
    return [(month.isoformat(), date_format(month, "YEAR_MONTH_FORMAT")) for month in found]


def language_name(code):
    """Return the name of a language as text: a spreadsheet takes no lazy string."""
    return str(dict(SynonymGroup.LANGUAGES).get(code, code))


class SearchesFilterSet(WagtailFilterSet):
    month = django_filters.ChoiceFilter(label=_("Month"), choices=months, empty_label=_("All months"))
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=SynonymGroup.LANGUAGES,
        empty_label=_("Both languages"),
        widget=forms.RadioSelect,
    )
    results = django_filters.ChoiceFilter(
        label=_("Results"),
        choices=[("none", _("Without results only"))],
        empty_label=_("All queries"),
        widget=forms.RadioSelect,
        method="keep_without_results",
    )

    class Meta:
        model = QueryCount
        fields = ["month", "language", "results"]

    def keep_without_results(self, queries, name, value):
        """Keep the queries that found nothing at least once in the months looked at."""
        return queries.filter(without_results__gt=0)


class SearchesReportView(SafeExportMixin, ReportView):
    """One row for each query of a language, its counts added up over the months looked at."""

    model = QueryCount
    template_name = "search/admin/searches.html"
    page_title = _("Searches")
    header_icon = "search"
    permission_required = "view"
    filterset_class = SearchesFilterSet
    verbose_name_plural = QueryCount._meta.verbose_name_plural
    index_url_name = "searches_report"
    index_results_url_name = "searches_report_results"
    default_ordering = "-searches"
    columns = [
        Column("text", label=_("Query"), sort_key="text"),
        Column("language", label=_("Language"), accessor=lambda row: language_name(row["language"]), width="15%"),
        Column("searches", label=_("Searches"), sort_key="searches", width="15%"),
        Column("without_results", label=_("Without results"), sort_key="without_results", width="15%"),
    ]
    list_export = ["text", "language", "searches", "without_results"]
    custom_field_preprocess = {
        "language": {SafeExportMixin.FORMAT_CSV: language_name, SafeExportMixin.FORMAT_XLSX: language_name}
    }

    def get_base_queryset(self):
        # The sums take the names of the columns they add up: the filters and the headings of the export need no others.
        return QueryCount.objects.values("text", "language").annotate(
            searches=Sum("searches"), without_results=Sum("without_results")
        )

    def order_queryset(self, queryset):
        """Put equals in the order of the alphabet, so that pages of the list do not repeat a row."""
        return queryset.order_by(self.ordering, "text", "language")

    def stream_csv(self, queryset):
        """Write the file before the answer leaves: streamed, it would be in the language of the thread, not of the admin."""
        return iter(list(super().stream_csv(queryset)))

    def get_filename(self):
        """Name the file after the month looked at, when there is one."""
        month = self.filters.form.cleaned_data.get("month") if self.filters.is_valid() else ""
        return f"searches-{parse_date(month):%Y-%m}" if month else "searches"

    def get_context_data(self, *args, **kwargs):
        viewset = SynonymGroup.snippet_viewset
        may_edit = viewset.permission_policy.user_has_permission(self.request.user, "change")
        return super().get_context_data(*args, **kwargs) | {
            "months": MONTHS,
            "synonyms_url": reverse(viewset.get_url_name("list")) if may_edit else "",
        }
