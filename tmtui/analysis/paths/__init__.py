"""Attack paths: from where actors stand, step by step, to what is worth having.

A graph of states (a door is open, a machine is taken over, an account is held, data is read) whose edges are the steps
of the analysis, each with the facts and threats it rests on. `moves` says what follows from one state, and nothing else
does: the whole graph, one step looked at again after a control, and the sentences all come from it.
"""
