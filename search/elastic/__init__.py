"""The Elasticsearch engine: its indexes, what is sent to them, and what they are asked."""
