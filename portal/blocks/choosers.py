"""Chooser blocks that read the page's map of loaded objects before they ask the database (see `portal/prefetch.py`)."""

from wagtail.blocks import PageChooserBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from .. import prefetch


class LoadedMixin:
    """Answer from the map when it was made for this request; otherwise as Wagtail does."""

    def bulk_to_python(self, values):
        if not prefetch.is_loaded():
            return super().bulk_to_python(values)
        loaded = [prefetch.get(self.model_class, value) for value in values]
        if all(item is not None or value is None for item, value in zip(loaded, values, strict=True)):
            return loaded
        return super().bulk_to_python(values)

    def to_python(self, value):
        found = prefetch.get(self.model_class, value) if isinstance(value, int) and prefetch.is_loaded() else None
        return found if found is not None else super().to_python(value)


class LoadedImageBlock(LoadedMixin, ImageChooserBlock):
    class Meta:
        icon = "image"


class LoadedDocumentBlock(LoadedMixin, DocumentChooserBlock):
    class Meta:
        icon = "doc-full"


class LoadedPageBlock(LoadedMixin, PageChooserBlock):
    class Meta:
        icon = "link"


class LoadedSnippetBlock(LoadedMixin, SnippetChooserBlock):
    class Meta:
        icon = "snippet"
