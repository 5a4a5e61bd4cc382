"""What is on the screen: everything or one zone, drawn where that is honest and else listed."""

from __future__ import annotations

from tmtui.model.frozen import frozen
from tmtui.tui.diagram.canvas import View, draw
from tmtui.tui.diagram.drawing import Drawing
from tmtui.tui.diagram.layout import layout, needed
from tmtui.tui.diagram.listing import draw_list, listing
from tmtui.tui.diagram.scene import Scene, zoomed
from tmtui.tui.lines import Line


@frozen
class Sheet:
    """A scene with its places."""

    scene: Scene
    drawing: Drawing
    is_list: bool
    least: int = 0
    """Of a list: columns from which it would be drawn; 0 when never."""

    def rows(self, view: View, top: int, height: int) -> list[Line]:
        """Return rows from `top` on."""
        if top >= self.drawing.height:
            return []
        paint = draw_list if self.is_list else draw
        return paint(self.drawing, self.scene, view, top=top, rows=height)


def sheet(scene: Scene, width: int, *, zone: str = "", as_list: bool = False) -> Sheet:
    """Lay out a scene.

    Args:
        scene: everything there is.
        width: cells there are.
        zone: show only this zone and its neighbours.
        as_list: make a list even where it can be drawn.
    """
    shown = zoomed(scene, zone) if zone else scene
    drawing = None if as_list else layout(shown, width)
    if drawing is not None:
        return Sheet(shown, drawing, is_list=False)
    return Sheet(shown, listing(shown, width), is_list=True, least=needed(shown))
