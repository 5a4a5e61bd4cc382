"""What a question is worth: by how many points its answer is expected to narrow the risk.

The width of a threat is what lies between its points at least and at most. An answer narrows it; which answer comes
nobody knows, so the narrowing is weighed over all answers the question may get. All subjects of a question are tried
at once wherever no rule can tell them apart.

What is settled here:

- A threat of which not even its relevance is known counts with all its points: the question that settles its relevance
  is worth that much.
- Each answer is tried with everything else as it is. Where an answer changes who reaches what, or what is at stake, it
  is tried one subject after the other, as far as that goes in reasonable time; beyond that only what conditions say of
  it counts.
- A question without a list of answers (a reference, a date, more than a few dozen options) is worth the whole width of
  what waits for it: an upper bound.
- Where neither of two answers narrows anything by itself and both together do, each is worth half of that.
"""
