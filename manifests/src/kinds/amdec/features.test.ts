import assert from 'node:assert/strict';
import { applyChanges, type TextChange } from '../../core/text/change.ts';
import { ROOT, uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Completion } from '../../core/contributions/completion.ts';
import { AMDEC } from './kind.ts';
import type { AmdecModel } from './model.ts';

const TABLE = `grid:
  severity: {1: minor, 2: noticeable, 3: serious, 4: critical}
  occurrence: {1: rare, 2: often, 3: always}
  detection: {1: certain, 2: likely, 3: blind}
threshold: 12
categories: [technical, human]
risks:
  - id: R-01
    item: Export
    failureMode: No consent
    effect: Complaint
    cause: No check
    severity: 3
    occurrence: 2
    detection: 1
  - id: R-02
    item: Import
    failureMode: Twice
    effect: Noise
    cause: Retry
    severity: 4
    occurrence: 3
    detection: 2
    actions:
      - action: Make it idempotent
        type: design
        owner: DPO
        due: 2025-12-31
    residual: {occurrence: 1}
`;
const RACI = `variant: RACI
roles: [DPO, Data steward]
activities:
  - name: Review
    assignments: {DPO: A, Data steward: R}
`;

/** The table with its caret at \`|\`, which is taken out. */
function at(rated: string): { context: KindContext<AmdecModel>; offset: number; text: string } {
  const offset = rated.indexOf('|');
  const text = rated.slice(0, offset) + rated.slice(offset + 1);
  const workspace = workspaceOf({ 'x.amdec.yaml': text, 'raci.yaml': RACI });
  const manifest = workspace.manifest(uriOf('x.amdec.yaml'));
  assert.ok(manifest);
  return { context: manifest.context as KindContext<AmdecModel>, offset, text };
}

function proposals(rated: string): readonly Completion[] {
  const { context, offset } = at(rated);
  return AMDEC.complete?.(context, offset) ?? [];
}

const labels = (rated: string): string[] => proposals(rated).map(({ label }) => label);

function refactored(rated: string, title: string): string {
  const { context, offset, text } = at(rated);
  const found = AMDEC.refactorings?.(context, { start: offset, end: offset }).find(
    (one) => one.title === title,
  );
  assert.ok(found, title);
  return applyChanges(text, found.changes() as TextChange[]);
}

describe('amdec/features', () => {
  it('offers to sort risks on their key, up to its end, and in a risk', () => {
    const titles = (rated: string): string[] => {
      const { context, offset } = at(rated);
      return (AMDEC.refactorings?.(context, { start: offset, end: offset }) ?? []).map(({ title }) => title);
    };
    const sort = 'Sort risks by criticality';
    assert.ok(titles(TABLE.replace('\nrisks:', '\n|risks:')).includes(sort));
    assert.ok(titles(TABLE.replace('\nrisks:', '\nrisks|:')).includes(sort));
    assert.ok(titles(TABLE.replace('item: Export', 'item: |Export')).includes(sort));
    assert.ok(!titles(TABLE.replace('threshold:', '|threshold:')).includes(sort));
  });

  it('proposes the ratings of the grid with their labels', () => {
    const ratings = proposals(TABLE.replace('severity: 3\n', 'severity: |\n'));
    assert.deepEqual(
      ratings.map(({ label, detail }) => [label, detail]),
      [
        ['1', 'minor'],
        ['2', 'noticeable'],
        ['3', 'serious'],
        ['4', 'critical'],
      ],
    );
    assert.deepEqual(labels(TABLE.replace('{occurrence: 1}', '{occurrence: |}')), ['1', '2', '3']);
  });

  it('proposes categories, owners, dates, types and statuses', () => {
    const row = (line: string): string => `${TABLE}    ${line}\n`;
    assert.deepEqual(labels(row('category: |')), ['technical', 'human']);
    assert.deepEqual(labels(TABLE.replace('owner: DPO', 'owner: |')), ['DPO', 'Data steward']);
    assert.ok(labels(TABLE.replace('due: 2025-12-31', 'due: |')).includes('2026-12-31'));
    assert.deepEqual(labels(TABLE.replace('type: design', 'type: |')), [
      'prevention',
      'detection',
      'protection',
      'design',
    ]);
    assert.deepEqual(labels(TABLE.replace('due: 2025-12-31', 'status: |')), [
      'open',
      'in-progress',
      'done',
      'cancelled',
    ]);
  });

  it('proposes the missing keys of a row, and a new row with the next free id', () => {
    const keys = labels(`${TABLE}    |\n`);
    assert.ok(keys.includes('justification') && !keys.includes('severity'), keys.join());
    const [row] = proposals(`${TABLE}  - |\n`);
    assert.equal(row?.label, 'New risk R-03');
    assert.ok(row.text.startsWith('id: R-03\n  item: $1'), row.text);
    assert.ok(proposals(`${TABLE}  |\n`)[0]?.text.startsWith('- id: R-03\n  item: $1'));
  });

  it('explains ratings and criticality, and describes a risk', () => {
    const { context, offset } = at(TABLE.replace('severity: 4', 'severity: |4'));
    const markdown = AMDEC.hover?.(context, offset)?.markdown ?? '';
    assert.ok(markdown.includes('- **4: critical**'), markdown);
    assert.ok(markdown.includes('C = S 4 × O 3 × D 2 = 24 ≥ 12'), markdown);
    const [, entity] = workspaceOf({ 'x.amdec.yaml': TABLE }).factsOf(uriOf('x.amdec.yaml'))?.entities ?? [];
    assert.ok(entity);
    const described = AMDEC.describe?.(context, { ...entity, span: entity.span }) ?? '';
    assert.ok(described.includes('R-02') && described.includes('1 action overdue'), described);
    assert.ok(described.includes("C' = S 4 × O 1 × D 2 = 8"), described);
  });

  it('explains keys by the schema', () => {
    const { context, offset } = at(TABLE.replace('failureMode:', 'failure|Mode:'));
    assert.ok(AMDEC.hover?.(context, offset)?.markdown.includes('mode de défaillance'));
  });

  it('shows the computed and the residual criticality, and what is to do', () => {
    const { context } = at(`${TABLE}|`);
    const hints = AMDEC.hints?.(context, { start: 0, end: TABLE.length }) ?? [];
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['C 6', 'C 24 → 8'],
    );
    const [first] = context.model.risks;
    const between = (start: number, end: number): unknown => AMDEC.hints?.(context, { start, end }).length;
    assert.ok(first);
    assert.equal(between(first.span.end, first.span.end), 1, 'a risk that ends where the shown lines begin');
    assert.equal(between(first.span.start, first.span.start), 1, 'a risk that begins where they end');
    assert.equal(between(0, first.span.start - 1), 0);
    assert.deepEqual(
      AMDEC.lenses?.(context).map(({ title }) => title),
      ['2 risks · 1 at or above the threshold (12)', 'C 24 ≥ 12 · 1 open action · 1 action overdue'],
    );
  });

  it('writes the computed criticality, adds an action and sorts', () => {
    const first = TABLE.replace('id: R-01', 'id: R|-01');
    assert.ok(
      refactored(first, 'Insert the computed criticality').includes(
        '    detection: 1\n    criticality: 6\n  - id',
      ),
    );
    assert.ok(
      refactored(first, 'Add action').includes(
        '    detection: 1\n    actions:\n      - action: \n        type: prevention',
      ),
    );
    const sorted = refactored(first, 'Sort risks by criticality');
    assert.ok(sorted.indexOf('R-02') < sorted.indexOf('R-01'));
    assert.deepEqual(sorted.split('\n').sort(), TABLE.split('\n').sort());
  });

  it('adds an action below the last one', () => {
    const text = refactored(TABLE.replace('id: R-02', 'id: R|-02'), 'Add action');
    assert.ok(text.includes('        due: 2025-12-31\n      - action: \n        type: prevention\n'), text);
  });

  it('makes tables without findings from each template, in both languages', () => {
    for (const { id } of AMDEC.templates ?? []) {
      for (const language of ['en', 'fr'] as const) {
        const { context } = at(`${TABLE}|`);
        const { settings, graph, today } = context;
        const [made] =
          AMDEC.create?.({
            root: ROOT,
            title: 'Éco: test',
            template: id,
            language,
            settings,
            graph,
            today,
          }) ?? [];
        assert.ok(made?.kind === 'create');
        const workspace = workspaceOf({ 'amdec.yaml': made.text });
        const filled = (made.placeholders ?? []).map(({ start, end }) => made.text.slice(start, end));
        assert.match(filled.join('|'), /^Compo[^|]+\|[^|\n]+\|[^|\n]+\|[^|\n]+$/u);
        assert.deepEqual(workspace.check(uriOf('amdec.yaml')).findings, [], made.text);
      }
    }
  });

  it('exports Markdown', () => {
    const { context } = at(`${TABLE}|`);
    const markdown = AMDEC.tables?.markdown(context, 'fr') ?? '';
    assert.ok(
      markdown.includes('| R-01 | Export | No consent | Complaint | No check | 3 | 2 | 1 |'),
      markdown,
    );
    assert.ok(markdown.includes('- **Seuil**: 12'), markdown);
  });
});
