"""The portal's charts: where a place falls on the drawn coasts, and what a template needs to show it.

`projection` turns degrees into the units of a drawing, `coast` knows what is land, `labels` finds room for names,
`render` puts them together for `portal/components/chart.html`. The coasts are drawn by `tools/draw_coasts.py`.
"""
