import assert from 'node:assert/strict';
import { after } from '../../testing/after.ts';
import { rename } from '../../core/features/rename.ts';
import { ROOT, TODAY, uriOf, workspaceOf as unread, type TestOptions } from '../../testing/workspace-of.ts';
import { DEFAULT_SETTINGS } from '../../kinds/settings.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Editable } from './edit.ts';
import { allowedStatuses, changeStatus, createDecision, supersede } from './create.ts';
import { ADR } from './kind.ts';
import type { Decision } from './model.ts';
import { decisionFileRenamed } from './renamed.ts';
import { TEMPLATE_IDS } from './template.ts';

const ONE = 'docs/decisions/0001-use-sqlite.md';
const TWO = 'docs/decisions/0002-use-files.md';

const MADR = `---
status: accepted
date: 2025-11-03
---

# Use SQLite

## Context and Problem Statement

Where?

## Considered Options

* SQLite
* Files

## Decision Outcome

Chosen option: "SQLite", because it is there.
`;

const NYGARD = `# 1. Use SQLite

Date: 2025-11-03

## Status

Accepted

## Context

Text.

## Decision

Text.

## Consequences

Text.
`;

/** A workspace whose documents have been read, as they are once a feature is asked for. */
function workspaceOf(documents: Record<string, string>, options?: TestOptions): Workspace {
  const workspace = unread(documents, options);
  workspace.manifests();
  return workspace;
}

function contextOf(workspace: Workspace, path: string): KindContext<Decision> {
  const manifest = workspace.manifest(uriOf(path));
  assert.equal(manifest?.kind.id, 'adr', path);
  return manifest.context as KindContext<Decision>;
}

function errorsIn(documents: Record<string, string>, options?: TestOptions): string[] {
  const workspace = workspaceOf(documents, options);
  return Object.keys(documents).flatMap((path) =>
    workspace
      .check(uriOf(path))
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ message }) => message),
  );
}

/** Labels proposed at the `$0` of one document. */
function labelsAt(marked: string, path = ONE, others: Record<string, string> = {}): string[] {
  const offset = marked.indexOf('$0');
  const workspace = workspaceOf({ ...others, [path]: marked.replace('$0', '') });
  return (ADR.complete?.(contextOf(workspace, path), offset) ?? []).map(({ label }) => label);
}

function recordOf({ document, model }: KindContext<Decision>): Editable {
  return { uri: document.uri, text: document.getText(), model };
}

describe('adr/features', () => {
  const other = { [TWO]: '# Use files\n\nStatus: accepted\n' };

  it('completes statuses, dates, keys, ids, paths, options and sections', () => {
    const cases: readonly [string, readonly string[]][] = [
      ['---\nstatus: $0\n---\n# T\n', ['draft', 'accepted', 'superseded by ADR-0002']],
      ['---\nstatus: "superseded by $0"\n---\n# T\n', ['superseded by ADR-0002']],
      ['---\ndate: $0\n---\n# T\n', [TODAY]],
      ['---\ndate: 2025-01-01\n$0\n---\n# T\n', ['status', 'decision-makers', 'consulted', 'informed']],
      ['# T\n\n* Status: acc$0\n', ['accepted']],
      ['# T\n\n* Status: A$0\n', ['Accepted']],
      [NYGARD.replace('Accepted', 'A$0'), ['Accepted', 'Superseded by ADR-0002']],
      [MADR.replace('Where?', 'See ADR-$0'), ['ADR-0002']],
      [MADR.replace('Where?', 'See [it](0$0'), ['0002-use-files.md']],
      [MADR.replace('"SQLite"', '"$0"'), ['SQLite', 'Files']],
      [`${MADR}\n## $0`, ['## Decision Drivers', '### Consequences', '## More Information']],
    ];
    for (const [marked, expected] of cases) {
      const labels = labelsAt(marked, ONE, other);
      for (const label of expected)
        assert.ok(labels.includes(label), `${marked}: ${label} is not in ${labels.join()}`);
    }
    assert.deepEqual(labelsAt('---\ndate: 2025-01-01\n$0\n---\n# T\n').includes('date'), false);
  });

  it('makes records that have no error, in each template and language', () => {
    for (const template of TEMPLATE_IDS)
      for (const language of ['en', 'fr'] as const) {
        const workspace = workspaceOf({ [ONE]: MADR });
        const [made] = createDecision({
          root: ROOT,
          title: 'Émettre des événements',
          template,
          language,
          today: TODAY,
          settings: DEFAULT_SETTINGS,
          graph: workspace.graph,
        });
        assert.equal(made?.kind, 'create');
        const documents = after(workspace, [made]);
        const path = 'docs/decisions/0002-emettre-des-evenements.md';
        assert.ok(path in documents, Object.keys(documents).join());
        assert.deepEqual(errorsIn(documents), [], `${template} ${language}`);
        const findings = workspaceOf(documents).check(uriOf(path)).findings;
        assert.ok(
          findings.every(({ rule }) => rule === 'adr/placeholder-left'),
          `${template} ${language}: ${findings.map(({ rule, message }) => `${rule} ${message}`).join('; ')}`,
        );
        assert.deepEqual(
          findings.map(({ severity }) => severity),
          ['information'],
          `${template} ${language}: a draft has one information`,
        );
        assert.ok((made.placeholders?.length ?? 0) >= 3, `${template} ${language}: placeholders`);
      }
  });

  it('makes the first record in the folder of the settings', () => {
    const workspace = workspaceOf({ 'README.md': 'x' });
    const settings = { ...DEFAULT_SETTINGS, adr: { ...DEFAULT_SETTINGS.adr, folder: 'doc/adr' } };
    const [made] = createDecision({
      root: ROOT,
      title: 'A',
      language: 'en',
      today: TODAY,
      settings,
      graph: workspace.graph,
    });
    assert.equal(made?.kind === 'create' ? made.uri : '', uriOf('doc/adr/0001-a.md'));
  });

  it('supersedes in the dialect of the old record, each naming the other', () => {
    for (const [text, old, created] of [
      [MADR, /^status: superseded by ADR-0002$/mu, /^Supersedes \[ADR-0001\]\(0001-use-sqlite\.md\)$/mu],
      [
        NYGARD,
        /^Superseded by \[2\. Use PostgreSQL\]\(0002-use-postgresql\.md\)$/mu,
        /^Supersedes \[1\. Use SQLite\]\(0001-use-sqlite\.md\)$/mu,
      ],
    ] as const) {
      const workspace = workspaceOf({ [ONE]: text });
      const documents = after(
        workspace,
        supersede(recordOf(contextOf(workspace, ONE)), contextOf(workspace, ONE), 'Use PostgreSQL'),
      );
      assert.match(documents[ONE] ?? '', old);
      assert.match(documents['docs/decisions/0002-use-postgresql.md'] ?? '', created);
      const result = workspaceOf(documents);
      const rules = Object.keys(documents).flatMap((path) =>
        result.check(uriOf(path)).findings.map(({ rule }) => rule),
      );
      assert.deepEqual(
        rules.filter((rule) => rule.startsWith('adr/supersede')),
        [],
      );
    }
  });

  it('changes the status and the date, along the transitions', () => {
    const workspace = workspaceOf({ [ONE]: MADR });
    const context = contextOf(workspace, ONE);
    assert.deepEqual(allowedStatuses(context), ['deprecated', 'superseded']);
    const text = after(workspace, changeStatus(context, 'deprecated'))[ONE] ?? '';
    assert.match(text, /^---\nstatus: deprecated\ndate: 2026-01-15\n---/u);
    const table = workspaceOf({ [ONE]: '# T\n\n| Status | Proposed |\n|---|---|\n' });
    assert.match(
      after(table, changeStatus(contextOf(table, ONE), 'accepted'))[ONE] ?? '',
      /\| Status \| Accepted \|/u,
    );
  });

  it('reports a transition that is not allowed since the last commit', () => {
    const rules = (text: string, committed: string): string[] =>
      workspaceOf({ [ONE]: text }, { committed: { [ONE]: committed } })
        .check(uriOf(ONE))
        .findings.map(({ rule }) => rule);
    const rejected = MADR.replace('status: accepted', 'status: rejected');
    assert.ok(rules(MADR, rejected).includes('adr/status-transition'));
    assert.ok(!rules(MADR, MADR.replace('accepted', 'proposed')).includes('adr/status-transition'));
  });

  const README =
    'See ADR-0001, [ADR-0001](docs/decisions/0001-use-sqlite.md) and [1. Use SQLite](docs/decisions/0001-use-sqlite.md#decision).\n';

  it('renames a decision by its number: file, heading, mentions and links', () => {
    const workspace = workspaceOf({ [ONE]: NYGARD, 'README.md': README });
    const edit = rename(workspace, uriOf('README.md'), { line: 0, character: 6 }, 'ADR-0007');
    assert.ok(edit?.documentChanges?.some((change) => 'kind' in change && change.kind === 'rename'));
    const context = contextOf(workspace, ONE);
    const [entity] = workspace.graph.declaredIn(uriOf(ONE));
    assert.ok(entity);
    const documents = after(workspace, ADR.renamed?.(context, entity, 'ADR-0007') ?? []);
    assert.match(documents['docs/decisions/0007-use-sqlite.md'] ?? '', /^# 7\. Use SQLite/u);
    assert.equal(
      documents['README.md'],
      'See ADR-0007, [ADR-0007](docs/decisions/0007-use-sqlite.md) and [7. Use SQLite](docs/decisions/0007-use-sqlite.md#decision).\n',
    );
  });

  it('renames a decision by its title: heading, file and links', () => {
    const workspace = workspaceOf({ [ONE]: NYGARD, 'README.md': README });
    const [entity] = workspace.graph.declaredIn(uriOf(ONE));
    assert.ok(entity);
    const documents = after(
      workspace,
      ADR.renamed?.(contextOf(workspace, ONE), entity, 'Keep SQLite 3') ?? [],
    );
    assert.match(documents['docs/decisions/0001-keep-sqlite-3.md'] ?? '', /^# 1\. Keep SQLite 3\n/u);
    assert.match(
      documents['README.md'] ?? '',
      /See ADR-0001, \[ADR-0001\]\(docs\/decisions\/0001-keep-sqlite-3\.md\)/u,
    );
  });

  it('follows a file that is renamed or moved in the explorer', () => {
    const workspace = workspaceOf({ [ONE]: NYGARD, 'README.md': README });
    const changes = decisionFileRenamed(workspace.graph, uriOf(ONE), uriOf('adr/0003-use-sqlite.md'));
    const documents = after(workspace, changes);
    assert.equal(
      documents['README.md'],
      'See ADR-0003, [ADR-0003](adr/0003-use-sqlite.md) and [3. Use SQLite](adr/0003-use-sqlite.md#decision).\n',
    );
    assert.match(documents[ONE] ?? '', /^# 3\. Use SQLite/u);
  });

  it('follows a folder that moves: links into it and out of it, not those within', () => {
    const workspace = workspaceOf({
      'docs/adr/0001-a.md': '# ADR-0001: A\n\n[b](0002-b.md), [c](../../other/adr/0001-c.md#x)\n',
      'docs/adr/0002-b.md': '# ADR-0002: B\n',
      'other/adr/0001-c.md': '# ADR-0001: C\n\n[a](../../docs/adr/0001-a.md)\n',
    });
    const documents = after(
      workspace,
      decisionFileRenamed(workspace.graph, uriOf('docs/adr'), uriOf('decisions')),
    );
    assert.match(
      documents['docs/adr/0001-a.md'] ?? '',
      /\[b\]\(0002-b\.md\), \[c\]\(\.\.\/other\/adr\/0001-c\.md#x\)/u,
    );
    assert.match(documents['other/adr/0001-c.md'] ?? '', /\[a\]\(\.\.\/\.\.\/decisions\/0001-a\.md\)/u);
  });

  it('renumbers one of two records with a number, and the mentions that mean it', () => {
    const documents = {
      'adr/0002-a.md': '# ADR-0002: A\n',
      'adr/0002-b.md': '# ADR-0002: B\n\nThis is ADR-0002.\n',
      'one.md': '[b](adr/0002-b.md), that is ADR-0002\n',
      'two.md': '[b](adr/0002-b.md), [a](adr/0002-a.md), ADR-0002\n',
    };
    const workspace = workspaceOf(documents);
    const finding = workspace
      .check(uriOf('adr/0002-b.md'))
      .findings.find(({ rule }) => rule === 'adr/number-duplicate');
    assert.equal(finding?.related?.[0]?.uri, uriOf('adr/0002-a.md'));
    const changed = after(workspace, finding.fixes?.[0]?.changes() ?? []);
    assert.deepEqual(changed, {
      'adr/0002-a.md': '# ADR-0002: A\n',
      'adr/0003-b.md': '# ADR-0003: B\n\nThis is ADR-0003.\n',
      'one.md': '[b](adr/0003-b.md), that is ADR-0003\n',
      'two.md': '[b](adr/0003-b.md), [a](adr/0002-a.md), ADR-0002\n',
    });
  });

  it('writes the missing half of a supersession into the other file', () => {
    const documents = {
      [ONE]: MADR,
      [TWO]: `${MADR.replace('SQLite\n', 'files\n')}\n## More Information\n\nSupersedes ADR-0001.\n`,
    };
    const workspace = workspaceOf(documents);
    const finding = workspace
      .check(uriOf(TWO))
      .findings.find(({ rule }) => rule === 'adr/supersede-not-mirrored');
    const changed = after(workspace, finding?.fixes?.[0]?.changes() ?? []);
    assert.match(changed[ONE] ?? '', /^status: superseded by ADR-0002$/mu);
  });

  it('describes, annotates and outlines a record', () => {
    const workspace = workspaceOf({
      [ONE]: MADR.replace('accepted', 'superseded by ADR-0002'),
      [TWO]: '# Use files\n\nStatus: accepted\n\nInstead of ADR-0001.\n',
    });
    const context = contextOf(workspace, ONE);
    const [entity] = workspace.graph.declaredIn(uriOf(ONE));
    assert.ok(entity);
    const description = ADR.describe?.(context, entity) ?? '';
    assert.match(description, /ADR-0001: Use SQLite/u);
    assert.match(description, /Superseded by ADR-0002 \(Use files\)/u);
    assert.match(description, /Chosen: SQLite/u);
    assert.deepEqual(
      ADR.lenses?.(context).map(({ title }) => title),
      ['Superseded · 1 reference', 'Superseded by ADR-0002'],
    );
    const hints = ADR.hints?.(contextOf(workspace, TWO), { start: 0, end: 200 });
    assert.deepEqual(
      hints?.map(({ label }) => label),
      ['Use SQLite'],
    );
    const [root] = ADR.outline?.(context) ?? [];
    assert.deepEqual(
      root?.children?.map(({ name }) => name),
      ['Context and Problem Statement', 'Considered Options', 'Decision Outcome'],
    );
    assert.ok((ADR.tokens?.(context).length ?? 0) >= 3);
  });
});
