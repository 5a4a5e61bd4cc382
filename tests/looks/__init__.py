"""How every place looks: as text, as pictures, and by rules that hold at every size."""
