"""The picture family: every scene's motif and inks, and how a drawing becomes a picture.

A picture is a function of (motif, theme, second theme, seed): the same call gives the same bytes.
"""

import io
import random

import numpy as np
import resvg_py
from PIL import Image

from . import halls, landmarks, meetings, open_water, promenades, seasons, towns, wetlands, work
from .inks import H, Palette, W, hatches

SCENES = {  # name: motif, theme, second theme, seed
    "quebec": (towns.cliff_city, 1, 6, 4),
    "new-york": (towns.big_city, 8, 3, 7),
    "lisbon": (towns.cutaway_city, 1, 3, 11),
    "nantes": (landmarks.titan, 6, 10, 5),
    "elevators": (landmarks.elevators, 7, 6, 2),
    "harbour-plan": (landmarks.harbour_plan, 4, 2, 21),
    "whales": (open_water.whales, 10, 2, 3),
    "ice": (open_water.ice, 1, 3, 12),
    "bay-buoy": (open_water.bay_buoy, 10, 4, 7),
    "marsh": (wetlands.marsh, 10, 1, 6),
    "tidal-marsh": (wetlands.marsh, 8, 10, 13),
    "oysters": (wetlands.oysters, 10, 5, 20),
    "oyster-nursery": (wetlands.oysters, 2, 10, 21),
    "containment": (wetlands.containment, 9, 10, 18),
    "promenade": (promenades.promenade, 8, 10, 14),
    "shared-shore": (promenades.promenade, 4, 3, 26),
    "harbour-bath": (promenades.bath, 9, 8, 10),
    "planted-pier": (promenades.planted_pier, 6, 8, 19),
    "winter-shore": (seasons.winter_shore, 8, 9, 12),
    "raised-shore": (seasons.raised_shore, 1, 6, 8),
    "shore-power": (work.plugged_ship, 2, 1, 9),
    "terminal": (work.terminal, 3, 1, 8),
    "truck-gate": (work.truck_gate, 3, 4, 5),
    "cargo-bike": (work.cargo_bike, 3, 9, 9),
    "market": (halls.market_hall, 7, 6, 16),
    "produce-market": (halls.market_hall, 7, 2, 17),
    "small-stage": (halls.small_stage, 6, 4, 22),
    "model-room": (halls.model_room, 5, 4, 23),
    "shared-map": (meetings.shared_map, 4, 8, 4),
    "neighbours": (meetings.shared_map, 9, 4, 5),
    "harbour-school": (meetings.harbour_school, 5, 1, 6),
}


def svg(motif, first, second, seed):
    """The scene as SVG text."""
    p = Palette(first, second)
    drawing = hatches(p) + motif(p, random.Random(seed), seed)  # noqa: S311 (a drawing, no secret)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {W} {H}">{drawing}</svg>'


def render(source, width=W, grain=2.2, seed=1):
    """The SVG as a picture, with the light grain of printed paper."""
    image = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=source, width=width)))).convert("RGB")
    pixels = np.asarray(image).astype(np.int16)
    noise = np.random.default_rng(seed).normal(0, grain, (pixels.shape[0] // 2 + 1, pixels.shape[1] // 2 + 1))
    noise = noise.repeat(2, 0).repeat(2, 1)[: pixels.shape[0], : pixels.shape[1], None]
    return Image.fromarray(np.clip(pixels + noise, 0, 255).astype(np.uint8))


def save(image, target, limit=80_000):
    """Write a WebP of the best quality that stays under the limit in bytes; returns that quality, or None."""
    for quality in range(80, 20, -4):
        image.save(target, "WEBP", quality=quality, method=6)
        if target.stat().st_size <= limit:
            return quality
    return None


def draw(name, folder):
    """Draw one scene into the folder."""
    motif, first, second, seed = SCENES[name]
    save(render(svg(motif, first, second, seed), seed=seed), folder / f"{name}.webp")
