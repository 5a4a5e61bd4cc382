"""The data-flow diagram drawn by the program itself: a scene, its layout, and the layout as SVG."""
