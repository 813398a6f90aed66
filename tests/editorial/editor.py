"""What an editor's browser posts, for tests that need no browser."""

from wagtail.blocks.base import BlockField
from wagtail.test.utils.form_data import nested_form_data, streamfield


def posted(client, page, **changes):
    """Return the data that the editor's form of `page` posts, with `changes` to its fields; its streams are empty."""
    form = client.get(f"/admin/pages/{page.pk}/edit/").context["form"]
    data, choices = {}, {}
    for name, field in form.fields.items():
        if isinstance(field, BlockField):
            data[name] = streamfield([])
            continue
        value = (
            field.widget.format_value(form[name].value())
            if hasattr(field.widget, "format_value")
            else form[name].value()
        )
        if isinstance(value, list):
            choices[name] = value
        elif value not in (None, False):
            data[name] = value
    return choices | nested_form_data(data | changes) | {
        "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "comments-MIN_NUM_FORMS": 0, "comments-MAX_NUM_FORMS": "",
    }  # fmt: skip
