"""The data flow drawn in characters: pure functions from a scene and a width to places, and from places to lines."""
