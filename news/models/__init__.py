"""News articles, mission reports, and the listing of both."""

from .article import NewsArticlePage
from .index import NewsIndexPage
from .report import MissionReportPage

__all__ = ["MissionReportPage", "NewsArticlePage", "NewsIndexPage"]
