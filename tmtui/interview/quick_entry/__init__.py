"""Quick entry: many subjects typed or pasted at once, in the short notation engineers write on whiteboards."""
