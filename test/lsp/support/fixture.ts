/** A small coalition of invented members, with one of everything. */
export const coalitionFiles: Readonly<Record<string, string>> = {
  'caucus.yaml': `caucus: 1
name: Coalition of Examples
members:
  harbour: { name: Harbour Registry, emails: ["@harbour.example.org"] }
  lagoon: { name: Lagoon Operators }
  summit: { name: Summit Exchange }
processes:
  oc: { name: Open Compact }
topics:
  people: { name: The people who run it }
`,
  'terms/technical-community.yaml': `label: technical community
stance: support
topic: people
positions: [named]
contrast: [private sector]
`,
  'terms/new-council.yaml': `label: digital council
variants: [council of States]
stance: oppose
note: Duplicates what exists.
`,
  'terms/cooperation.yaml': `label: digital cooperation
stance: watch
`,
  'positions/named/position.md': `---
title: Name the technical community
topic: people
status: agreed
agreed: 2026-02-03
terms: [technical-community]
language: the technical community, as a stakeholder group of its own
fallback: the technical community and other stakeholders
sources:
  - statement: first
    paragraph: "12"
  - url: https://example.org/said
    date: 2026-01
---

Those who run the network are a **group of their own**. They are named wherever others are.

More about it.
`,
  'positions/named/01km04158545nqfv31av4vzjt1-harbour.md': `---
kind: stance
stance: endorse
member: harbour
date: 2026-02-01T10:00:00Z
---
`,
  'positions/named/01km04158545nqfv31av4vzjt2-lagoon.md': `---
kind: stance
stance: reserve
member: lagoon
date: 2026-02-02T10:00:00Z
---
`,
  'positions/named/01km04158545nqfv31av4vzjt3-summit.md': `---
kind: stance
stance: object
member: summit
date: 2026-02-02T11:00:00Z
---
`,
  'positions/named/01km04158545nqfv31av4vzjt4-summit.md': `---
kind: stance
stance: endorse
member: summit
date: 2026-02-03T11:00:00Z
after: [01km04158545nqfv31av4vzjt3]
---
`,
  'statements/first/statement.md': `---
title: Our first statement
status: issued
date: 2026-02-05
draft: oc/zero
url: https://example.org/first
positions: [named]
---

Thank you, Co-Chairs.
`,
  'drafts/oc/zero.undraft.md': `---
title: Open Compact, Zero Draft
date: 2026-01-10
status: draft
---

# Open Compact

1. We thank the technical community, and again the technical community.

2. We welcome digital cooperation.
`,
  'drafts/oc/rev-1.undraft.md': `---
title: Open Compact, Rev.1
date: 2026-02-10
status: draft
previous: oc/zero
---

# Open Compact

## Preamble

PP1 *Recalling* the Harbour Declaration, and in particular paragraph 3 of the Harbour Declaration,

## Principles

1. We thank the technical community for its work.

2. We note that paragraph 1 speaks of a [digital council] (Hills, Dales: delete) [forum].

3. We [shall][should] act: 

(a) together;

(b) in time.
`,
  'texts/harbour.undraft.md': `---
title: Harbour Declaration
status: adopted
symbol: X/RES/1/2
aliases: [HD]
date: 2020-05-01
---

1. The sea is open.

3. Every harbour keeps a light, and the technical community tends it.
`,
};
