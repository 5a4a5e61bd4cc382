"""Facts and banks in, an assessment out: three-valued rules in bulk, risk, the plan. Pure; no input, no output.

The way through: `load` reads answers into `columns`; `compiled` makes a bank into a `sheet` of cells, each a pure
function of earlier ones (`reading`, `evaluate`, `relations`, `places`, `reach`, `power`, `stake`, `rules`, `tables`);
`state` holds one set of values and works out lists (`threats`, `findings`, `questions`, `explain`) when somebody asks;
`advance` changes a few given cells and lets the sheet work out again only what they move.

What is settled here and nowhere else:

- A stated fact goes before an implied one before a derived one; a stated *unknown* and a dispute read as unknown. A
  reference to something that was removed says nothing.
- Over what does not apply every leaf is false, plain or negated, `known` too; where nobody knows whither a relation
  leads, what stands there is certainly not known.
- A host is the end of the chain of `runs_on`; where nothing was said, the component itself.
- What a component stands *in* for crossing and for neighbours is `zone` and `also_in`; whether it is outside, and so
  out of scope, goes by `zone` alone, or every firewall with a leg on the internet would be left out.
- Distances count steps that certainly exist for the lower bound of likelihood and all that may exist for the upper.
  Administration is reached through administrative flows and `administered_from`; where nobody said how that is done,
  through any door. Places of an identity, of data or of a zone that nobody named may be anywhere.
- The likelihood of a threat somebody added by hand is overall; it is not joined with initiation once more.
- A threat of which not even its relevance is known (`where` undecided) is neither listed nor in the risk; it counts in
  the worth of the question that settles it.
- Of a threat that is only possible the lower bounds of likelihood, impact, level and points are nothing.

`paths` walks from where actors stand to what is worth most; `cuts` says what stops them, and `trees` what has to come
together for them. All three are worked out only when somebody asks.
"""
