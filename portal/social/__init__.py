"""How a page looks when it is shared: what its head says of it (`meta`), and the picture drawn for it.

- `cards`: what a page's picture shows, in its language.
- `drawing`: the card drawn as a sheet of the portal's chart, 1200 x 630, by Typst and Pillow.
- `upkeep`: drawn after each publication, and again when a theme, a place or a picture it shows changes; never while a reader waits.
- `receivers`: takes away at once what may no longer be seen, and asks for new drawings.
- `views`: the address that hands it out, after the access rule.
"""
