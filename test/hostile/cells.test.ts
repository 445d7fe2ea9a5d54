import { rounds, uriOf, workspaceOf } from '@vitruve/manifests/testing';
import fc from 'fast-check';
import { cellEditsOf, viewsOf } from './every-view.ts';
import { PIECES } from './sample-workspace.ts';

/** Matrices in every layout, with what makes each of them hard to edit. */
const MATRICES: Readonly<Record<string, string>> = {
  'maps.raci.yaml': `variant: RASCI
roles:
  - DPO
  - name: Owner
    people: [Ana, Bo]
  - CISO # c
activities:
  - name: One
    assignments:
      DPO: A/R # z
      # w
      Ana: [C, I]
    notes: "abc"
  - {name: Two, assignments: {DPO: A, "CISO": 'R'}}
  - name: Three
    assignments: {
      DPO: A, # q
      CISO: R
    }
  - name: Four
    decisions: [ADR-1]
`,
  'names.raci.yaml': `activities:
  - name: One # x
    section: S
    accountable: DPO
    responsible: [Owner, CISO]
    informed:
      - CISO
      - DPO # y
  - name: Two
    consulted: 'Owner'
`,
  'aliases.raci.yaml': `activities:
  - &one
    name: One
    assignments: &cells {DPO: A}
  - *one
  - name: Two
    assignments: {<<: *cells, CISO: R}
`,
  'grid.raci.md': `# RACI

| Section | Activity | DPO | **Owner** | CISO | Notes |
|---|---|:-:|---|---|---|
| P | One | A | R | C | x |
| | Two | A/R | **C** | - | |
| | Three | A (x) | R | I |
| Q | Four | | A | R | \`|\` |
| | Five | R, C | A | I | y |
`,
  'names.raci.md': `# RACI

| Activity | Responsible | Accountable | Consulted | Informed |
|---|---|---|---|---|
| Define | DPO, **Owner** | CISO | - | |
| Delete | Owner<br>DPO | CISO | Owner; Legal | DPO |
| Run | A + B | C | | [x](y) |
`,
  'long.raci.md': `# RACI

| Activity | Role | RACI | Notes |
|---|---|---|---|
| Define | DPO | A | x |
| | Owner | R | |
| | Owner | C | |
| Delete | CISO | A | |
| Delete | DPO, Owner | R | |
`,
  'turned.raci.md': `# RACI

| Role | Define | Delete | Run |
|---|---|---|---|
| DPO | A | C | |
| Owner | R | A | I |
| CISO | I | R | A/R |
`,
};

describe('hostile/cells', () => {
  const splice = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(12),
    insert: fc.constantFrom('', '', ...PIECES),
  });
  for (const [path, original] of Object.entries(MATRICES)) {
    it(`changes one cell and nothing else, or refuses: ${path}`, () => {
      fc.assert(
        fc.property(fc.array(splice, { maxLength: 3 }), fc.boolean(), (splices, windows) => {
          let text = windows ? original.replaceAll('\n', '\r\n') : original;
          for (const { at, remove, insert } of splices) {
            const offset = Math.round(at * text.length);
            text = text.slice(0, offset) + insert + text.slice(offset + remove);
          }
          const workspace = workspaceOf({ [path]: text });
          viewsOf(workspace, uriOf(path));
          cellEditsOf(workspace, uriOf(path));
        }),
        rounds(100),
      );
    });
  }
});
