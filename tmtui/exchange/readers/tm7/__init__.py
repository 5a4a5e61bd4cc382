"""Models of the Microsoft Threat Modeling Tool (.tm7): stencils, flows, boundaries, generated and own threats."""
