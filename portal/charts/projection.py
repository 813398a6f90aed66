"""From degrees to the units of a chart: the Lambert azimuthal equal-area projection (Snyder, USGS 1395, 24-2)."""

import math
from dataclasses import dataclass

# Nearer than this to the point opposite the centre, the projection folds over itself: such places are off every chart.
FAR_SIDE = 0.12


@dataclass(frozen=True)
class Chart:
    """A projection centred on a place (degrees), in a frame of whole units; `scale` is units per Earth radius."""

    key: str
    longitude: float
    latitude: float
    width: int
    height: int
    scale: float
    shift: tuple[float, float] = (0, 0)

    def _cosine(self, latitude: float, longitude: float) -> float:
        """Cosine of the angle between a place and the centre of the chart."""
        lat, lat0 = math.radians(latitude), math.radians(self.latitude)
        lon = math.radians(longitude - self.longitude)
        return math.sin(lat0) * math.sin(lat) + math.cos(lat0) * math.cos(lat) * math.cos(lon)

    def xy(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Units from the top left corner of the frame, right and down; outside the frame they go on."""
        k = math.sqrt(2 / max(1 + self._cosine(latitude, longitude), FAR_SIDE))
        lat, lat0 = math.radians(latitude), math.radians(self.latitude)
        lon = math.radians(longitude - self.longitude)
        x = k * math.cos(lat) * math.sin(lon)
        y = k * (math.cos(lat0) * math.sin(lat) - math.sin(lat0) * math.cos(lat) * math.cos(lon))
        return (
            self.width / 2 + self.shift[0] + x * self.scale,
            self.height / 2 + self.shift[1] - y * self.scale,
        )

    def contains(self, latitude: float, longitude: float, margin: float = 0) -> bool:
        """Whether a place falls inside the frame, at least `margin` units from its edge."""
        if 1 + self._cosine(latitude, longitude) <= FAR_SIDE:
            return False
        x, y = self.xy(latitude, longitude)
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


CHARTS = {
    chart.key: chart
    for chart in (
        Chart("gulf", -67.5, 46.6, 1440, 660, 2500, (-74, 8)),
        Chart("river", -69.6, 47.75, 420, 300, 2300, (0, 6)),
        Chart("network", -66, 46, 1200, 600, 780, (12, 24)),
    )
}
