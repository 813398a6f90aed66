"""The blocks editors compose pages from."""

from .body import body_blocks
from .records import RelatedPageBlock, SourceBlock, related_field, source_field

__all__ = ["RelatedPageBlock", "SourceBlock", "body_blocks", "related_field", "source_field"]
