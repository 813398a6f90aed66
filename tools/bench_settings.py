"""The embedded settings with one address more: `/bare/`, an empty view behind the same middleware."""

from portal.settings.demo import *  # noqa: F403

ROOT_URLCONF = "tools.bench_urls"
LOG_LEVEL = "WARNING"
