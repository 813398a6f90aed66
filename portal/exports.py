"""Lists taken out of the admin as spreadsheets, without what a spreadsheet would execute."""

from wagtail.admin.views.mixins import SpreadsheetExportMixin

#: First characters that make Excel, LibreOffice or Google Sheets read a cell as a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BYTE_ORDER_MARK = "\ufeff"


def neutral(value):
    """Return `value` as a cell that no spreadsheet executes: a text that begins like a formula gets an apostrophe."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS):
        return "'" + value
    return value


class SafeExportMixin(SpreadsheetExportMixin):
    """Wagtail's CSV and XLSX exports with neutral cells; CSV begins with a byte order mark, so that accents survive Excel."""

    def preprocess_field_value(self, field, value, export_format):
        return neutral(super().preprocess_field_value(field, value, export_format))

    def stream_csv(self, queryset):
        yield BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)
