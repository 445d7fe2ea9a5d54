import assert from 'node:assert/strict';
import { applyChanges, type TextChange } from '../../core/text/change.ts';
import { DEFAULT_SETTINGS } from '../../kinds/settings.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Completion } from '../../core/contributions/completion.ts';
import { RACI } from './kind.ts';
import type { RaciModel } from './model.ts';

/** The context of the first file and the offset of `$0` in its text. */
function at(files: Readonly<Record<string, string>>): { context: KindContext<RaciModel>; offset: number } {
  const [name = '', marked = ''] = Object.entries(files)[0] ?? [];
  const offset = marked.indexOf('$0');
  const workspace = workspaceOf({ ...files, [name]: marked.replace('$0', '') });
  const manifest = workspace.manifest(uriOf(name));
  assert.equal(manifest?.kind.id, 'raci');
  return { context: manifest.context as KindContext<RaciModel>, offset };
}

function complete(files: Readonly<Record<string, string>>): readonly Completion[] {
  const { context, offset } = at(files);
  return RACI.complete?.(context, offset) ?? [];
}

const labels = (completions: readonly Completion[]): string[] => completions.map(({ label }) => label);

describe('raci/features', () => {
  it('refers to roles by what they do, and as assigned where they help or the letter is unknown', () => {
    const text = `variant: RASCI
roles: [Dev, Ops, QA, PM]
activities:
  - name: Ship
    assignments: { PM: A, Dev: R, QA: S, Ops: Z }
`;
    const { context } = at({ 'raci.yaml': `${text}$0` });
    const references = context.graph.referencesIn(uriOf('raci.yaml'));
    assert.deepEqual(
      references.map(({ name, relation }) => [name, relation]),
      [
        ['PM', 'accountable'],
        ['Dev', 'responsible'],
        ['QA', 'assigned'],
        ['Ops', 'assigned'],
      ],
    );
  });

  it('completes letters with their meaning in the variant', () => {
    const found = complete({
      'raci.yaml':
        'variant: RASCI\nroles: [DPO]\nactivities:\n  - name: a\n    assignments:\n      DPO: $0\n',
    });
    assert.deepEqual(labels(found), ['R', 'A', 'S', 'C', 'I', 'A/R']);
    assert.equal(found[2]?.detail, 'Support: helps with the work');
  });

  it('completes the roles that are missing in the row', () => {
    const block = {
      'raci.yaml':
        'roles: [DPO, Legal, CTO]\nactivities:\n  - name: a\n    assignments:\n      DPO: A\n      $0\n',
    };
    assert.deepEqual(labels(complete(block)), ['Legal', 'CTO']);
    const flow = {
      'raci.yaml': 'roles: [DPO, Legal, CTO]\nactivities:\n  - name: a\n    assignments: {DPO: A, $0}\n',
    };
    assert.deepEqual(labels(complete(flow)), ['Legal', 'CTO']);
  });

  it('completes keys, variants, sections, names of the workspace and decisions', () => {
    assert.ok(labels(complete({ 'raci.yaml': 'variant: $0\nactivities: []\n' })).includes('RACI-VS'));
    const keys = labels(complete({ 'raci.yaml': 'activities:\n  - name: a\n    $0\n' }));
    assert.ok(
      keys.includes('assignments') && keys.includes('accountable') && !keys.includes('name'),
      keys.join(),
    );
    const section = {
      'raci.yaml': 'activities:\n  - name: a\n    section: Policy\n  - name: b\n    section: $0\n',
    };
    assert.deepEqual(labels(complete(section)), ['Policy']);
    const role = complete({
      'raci.yaml': 'roles:\n  - DPO\n  - $0\nactivities: []\n',
      'other.raci.yaml': 'roles: [DPO, CISO]\nactivities: []\n',
    });
    assert.ok(labels(role).includes('CISO') && !labels(role).includes('DPO'), labels(role).join());
    const decision = complete({
      'raci.yaml': 'activities:\n  - name: a\n    decisions: [$0]\n',
      'docs/decisions/0003-keep-logs.md':
        '# Keep logs\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\nx\n\n## Consequences\n\nx\n',
    });
    assert.deepEqual(labels(decision), ['ADR-0003']);
  });

  it('proposes a whole row', () => {
    const found = complete({ 'raci.yaml': 'roles: [DPO, Legal]\nactivities:\n  - name: a\n  - $0\n' });
    const row = found.find(({ kind }) => kind === 'row');
    assert.equal(row?.text, 'name: ${1:Activity}\n  assignments:\n    DPO: $2\n    Legal: $3');
  });

  it('completes letters in the cells of a table', () => {
    const table =
      '# RACI\n\n| Activity | PM | Dev |\n|--|--|--|\n| Build | A | R |\n| Ship | R | C |\n| Watch | A | $0 |\n';
    assert.deepEqual(labels(complete({ 'x.md': table })), ['R', 'A', 'C', 'I', 'A/R']);
    assert.deepEqual(complete({ 'x.md': table.replace('$0', 'R').replace('Watch', 'Wat$0ch') }), []);
  });

  it('explains a letter, a role and an activity', () => {
    const { context, offset } = at({
      'raci.yaml':
        'variant: RACI\nroles: [DPO, {name: Legal, people: [Ana]}]\nactivities:\n  - name: Define\n    assignments: {DPO: A, Legal: $0R}\n',
    });
    assert.equal(
      RACI.hover?.(context, offset)?.markdown,
      '**R** · Responsible: does the work\n\nLegal · Define\n\n- **R** Legal\n- **A** DPO',
    );
    const [legal] = context.graph.find('role', 'legal', context.document.uri);
    assert.ok(legal);
    assert.equal(
      RACI.describe?.(context, legal),
      '**Legal** · role\n\nRACI · 1 activity\n\nHeld by Ana\n- **R** 1 · Responsible: does the work: Define',
    );
    assert.deepEqual(
      RACI.hints?.(context, { start: 0, end: 1000 }).map(({ label }) => label),
      ['A 1', 'R 1'],
    );
  });

  it('knows the decisions that the text around a table names', () => {
    const { context } = at({
      'x.md':
        '$0# RACI of ADR-0003\n\n| Activity | PM | Dev |\n|--|--|--|\n| Build | A | R |\n| Ship | R | C |\n',
      'docs/decisions/0003-keep-logs.md':
        '# Keep logs\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\nx\n\n## Consequences\n\nx\n',
    });
    const [decision] = context.graph.find('decision', 'adr-3', context.document.uri);
    assert.ok(decision);
    assert.deepEqual(
      context.graph.referencesTo(decision).map(({ name }) => name),
      ['ADR-0003'],
    );
  });

  it('outlines sections and their activities', () => {
    const { context } = at({
      'raci.yaml':
        '$0roles: [DPO]\nactivities:\n  - {name: a, section: S, assignments: {DPO: A}}\n  - {name: b, section: S}\n  - {name: c}\n',
    });
    const outline = RACI.outline?.(context) ?? [];
    assert.deepEqual(
      outline.map(({ name, children }) => [name, children?.map((child) => child.name)]),
      [
        ['DPO', undefined],
        ['S', ['a', 'b']],
        ['c', undefined],
      ],
    );
  });

  it('outlines the people beside the roles that have any', () => {
    const { context } = at({
      'raci.yaml':
        '$0roles:\n  - {name: DPO, people: [Ann, Bob]}\n  - name: Legal\nactivities:\n  - {name: a, assignments: {DPO: A}}\n',
    });
    assert.deepEqual(
      RACI.outline?.(context).map(({ name, detail }) => [name, detail]),
      [
        ['DPO', 'Ann, Bob'],
        ['Legal', undefined],
        ['a', 'A DPO'],
      ],
    );
  });

  it('writes a row by letter and back', () => {
    const byRole =
      'roles: [DPO, Legal]\nactivities:\n  - name: a\n    assignments:\n      DPO: A/R\n      Legal: R\n    notes: x\n';
    const byLetter =
      'roles: [DPO, Legal]\nactivities:\n  - name: a\n    responsible: [DPO, Legal]\n    accountable: DPO\n    notes: x\n';
    const changed = (text: string): string => {
      const { context, offset } = at({ 'raci.yaml': text.replace('name: a', 'name: $0a') });
      const [first] = RACI.refactorings?.(context, { start: offset, end: offset }) ?? [];
      const changes = first?.changes().filter((change): change is TextChange => change.kind === 'text') ?? [];
      return applyChanges(text, changes);
    };
    assert.equal(changed(byRole), byLetter);
    assert.equal(changed(byLetter), byRole.replace('A/R', 'R/A'));
  });

  it('makes a YAML matrix of a table', () => {
    const { context, offset } = at({
      'docs/team.md':
        '# RACI\n\n| Activity | PM | Dev |\n|--|--|--|\n| $0Build | A | R |\n| Ship | R | C |\n',
    });
    const [first] = RACI.refactorings?.(context, { start: offset, end: offset }) ?? [];
    assert.deepEqual(first?.changes(), [
      {
        kind: 'create',
        uri: uriOf('docs/team.raci.yaml'),
        text: 'variant: RACI\ntitle: RACI\nroles:\n  - PM\n  - Dev\nactivities:\n  - name: Build\n    assignments:\n      PM: A\n      Dev: R\n  - name: Ship\n    assignments:\n      PM: R\n      Dev: C\n',
      },
    ]);
  });

  it('makes a new matrix of every variant without an error or warning, in both languages', () => {
    const { context } = at({ 'x.raci.yaml': '$0activities: []\n' });
    for (const { id } of RACI.templates ?? []) {
      for (const language of ['en', 'fr'] as const) {
        const [change] =
          RACI.create?.({
            root: uriOf('').slice(0, -1),
            title: 'Données',
            template: id,
            language,
            today: '2026-01-15',
            settings: DEFAULT_SETTINGS,
            graph: context.graph,
          }) ?? [];
        assert.ok(change?.kind === 'create' && change.uri === uriOf('raci.yaml'));
        const { findings } = workspaceOf({ 'raci.yaml': change.text }).check(uriOf('raci.yaml'));
        const wrong = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
        assert.deepEqual(
          wrong.map(({ rule, message }) => `${id}: ${rule}: ${message}`),
          [],
        );
      }
    }
  });

  it('hints at implied responsibility when the settings say so', () => {
    const text =
      'variant: RACI\nroles: [DPO, Legal]\nactivities:\n  - name: a\n    assignments: {DPO: A, Legal: C}\n';
    const rulesWith = (accountableImpliesResponsible: boolean): string[] => {
      const settings = {
        ...DEFAULT_SETTINGS,
        raci: { ...DEFAULT_SETTINGS.raci, accountableImpliesResponsible },
      };
      return workspaceOf({ 'raci.yaml': text }, { settings })
        .check(uriOf('raci.yaml'))
        .findings.map(({ rule }) => rule);
    };
    assert.deepEqual(rulesWith(false), ['raci/no-responsible']);
    assert.deepEqual(rulesWith(true), ['raci/implied-responsible']);
  });
});
