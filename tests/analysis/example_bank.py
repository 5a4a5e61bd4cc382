"""A bank of a handful of rules over the core vocabulary, as its author would write it: one of every kind of rule."""

from __future__ import annotations

TEXT = """\
---
bank: example
title: Example
version: 1.0.0
uses: [core]
---

# Example

## Upkeep

### Is {name} kept up to date?

```ask
of: component
fills: kept_current
when: not human_device
type: yesno
order: best-first
roles: [operations]
```

### Is there a second copy of {name}?

```ask
of: data
fills: second_copy
type: yesno
order: best-first
roles: [operations]
```

### Is the traffic from {source} to {target} watched?

```ask
of: flow
fills: watched
when: not same_host
type: choice
order: best-first
options:
  always: All the time
  sometimes: Now and then
  never: Never
roles: [network]
```

### Somebody takes {name} over through an old flaw

An old flaw is known to everybody.

#### False alarm
It is switched off.

```threat
id: old-flaw
of: component
where: needs_patching
when: not kept_current
via: inbound
gains: [control]
stride: [elevation-of-privilege]
cwe: [1395]
likelihood:
  5: kept_current == "no"
  3: otherwise
controls: [keep-current]
```

### Somebody listens between {source} and {target}

```threat
id: listening
of: flow
where: not same_host
when: watched in ["sometimes", "never"]
via: neighbour
gains: [read]
stride: [information-disclosure]
likelihood:
  4: otherwise
controls: [watch]
```

### {name} breaks and is gone

```threat
id: gone
of: data
when: not second_copy
source: failure
frequency: 3
gains: [stop]
stride: [denial-of-service]
likelihood:
  4: otherwise
controls: [copy]
```

### Somebody walks up to {name}

```threat
id: walk-up
of: component
when: needs_patching
via: physical
gains: [stop]
stride: [denial-of-service]
likelihood:
  3: otherwise
impact: 2
if_unknown: 0.25
controls: [keep-current]
```

### Keep {name} up to date

```control
id: keep-current
of: component
sets: {kept_current: yes}
effort: {once: 1, each: 0.5}
```

### Watch the traffic from {source} to {target}

```control
id: watch
of: flow
sets: {watched: always}
effort: {once: 3, each: 0.5}
```

### Copy {name}

```control
id: copy
of: data
sets: {second_copy: yes}
effort: {once: 1, each: 1}
```
"""
