"""The drawing scripts of the sample pictures.

Not part of the running site: its pictures are drawn already, in `sample/pictures/`. To draw them again, in an
environment with the PyPI packages numpy, contourpy, pillow, resvg-py (and shapely, for the isobaths), from the top of
the project:

    python -m sample.drawing FOLDER [NAME ...]
"""
