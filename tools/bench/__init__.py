"""Queries, weight and throughput of every page type in both languages: `make bench` (docs/measuring.md).

Figures of one machine mean little, so throughput is a ratio: to an empty Django view behind the same middleware on the same
server, measured in turns with it. `python -m tools.bench --help` lists the options.
"""
