import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import type { Diagram } from '../../../core/views/diagram.ts';
import type { Source } from '../../../core/views/source.ts';
import { decisionBoard } from './board.ts';
import { decisionGraph } from './graph.ts';
import { decisionTimeline } from './timeline.ts';
import { built, DIR, nygard } from '../../../testing/decision-views.ts';

const graphOf = (documents: Readonly<Record<string, string>>, files?: readonly string[]): Diagram =>
  built(workspaceOf(documents, files ? { files } : {}), decisionGraph, 'diagram').diagram;

/** Edges in one line each: `ADR-0002 =supersedes=> ADR-0001`. */
const edgesOf = ({ edges }: Diagram): string[] =>
  edges.map(({ from, to, label, line }) => `${from} ${line} ${label ?? '…'} ${to}`);

const written = (
  documents: Readonly<Record<string, string>>,
  source: Source | undefined,
): string | undefined =>
  source && documents[source.uri.slice(ROOT.length + 1)]?.slice(source.start, source.end);

describe('adr/graph', () => {
  it('is filtered by status and by kind of link, where there are several', () => {
    const documents = {
      [`${DIR}/0001-a.md`]: nygard(1, 'A', 'Accepted'),
      [`${DIR}/0002-b.md`]: nygard(2, 'B', 'Proposed', 'See [1](0001-a.md).'),
    };
    const content = built(workspaceOf(documents), decisionGraph, 'diagram');
    assert.deepEqual(
      content.filters?.map(({ id, choices }) => [id, choices.map(({ value, nodes }) => [value, nodes])]),
      [
        [
          'status',
          [
            ['proposed', ['ADR-0002']],
            ['accepted', ['ADR-0001']],
          ],
        ],
      ],
    );
    const more = {
      ...documents,
      [`${DIR}/0003-c.md`]: nygard(3, 'C', 'Accepted\n\nAmends [1. A](0001-a.md)'),
    };
    const relations = built(workspaceOf(more), decisionGraph, 'diagram').filters?.[1];
    assert.deepEqual(
      relations?.choices.map(({ label, edges }) => [label, edges?.length]),
      [
        ['amends', 1],
        ['mentions', 1],
      ],
    );
  });

  it('draws a succession that both sides state as one arrow from the new record to the old', () => {
    const documents = {
      [`${DIR}/0001-use-flask.md`]: nygard(
        1,
        'Use Flask',
        'Superseded by [2. Use Django](0002-use-django.md)',
      ),
      [`${DIR}/0002-use-django.md`]: nygard(
        2,
        'Use Django',
        'Accepted\n\nSupersedes [1. Use Flask](0001-use-flask.md)',
        'See ADR-0001.',
      ),
    };
    const graph = graphOf(documents);
    assert.deepEqual(edgesOf(graph), ['ADR-0002 thick supersedes ADR-0001']);
    assert.deepEqual(graph.groups, []);
    assert.deepEqual(
      graph.nodes.map(({ id, label, detail, shape, tone, outline }) => ({
        id,
        label,
        detail,
        shape,
        tone,
        outline,
      })),
      [
        {
          id: 'ADR-0001',
          label: 'ADR-0001: Use Flask',
          detail: 'Superseded · 2026-01-10',
          shape: 'subroutine',
          tone: 'muted',
          outline: 'dashed',
        },
        {
          id: 'ADR-0002',
          label: 'ADR-0002: Use Django',
          detail: 'Accepted · 2026-01-10',
          shape: 'box',
          tone: 'good',
          outline: 'solid',
        },
      ],
    );
    assert.deepEqual(
      graph.legend.map(({ label }) => label),
      ['Accepted', 'Superseded', 'supersedes'],
    );
  });

  it('draws a succession that one side states alone', () => {
    const old = {
      [`${DIR}/0001-a.md`]: nygard(1, 'A', 'Superseded by ADR-0002'),
      [`${DIR}/0002-b.md`]: nygard(2, 'B', 'Accepted'),
    };
    assert.deepEqual(edgesOf(graphOf(old)), ['ADR-0002 thick supersedes ADR-0001']);
    const young = {
      [`${DIR}/0001-a.md`]: nygard(1, 'A', 'Accepted'),
      [`${DIR}/0002-b.md`]: nygard(2, 'B', 'Accepted\n\nSupersedes ADR-0001'),
    };
    assert.deepEqual(edgesOf(graphOf(young)), ['ADR-0002 thick supersedes ADR-0001']);
  });

  it('keeps both arrows of two records that supersede each other', () => {
    const cycle = {
      [`${DIR}/0001-a.md`]: nygard(1, 'A', 'Superseded by ADR-0002'),
      [`${DIR}/0002-b.md`]: nygard(2, 'B', 'Superseded by ADR-0001'),
    };
    assert.deepEqual(edgesOf(graphOf(cycle)).sort(), [
      'ADR-0001 thick supersedes ADR-0002',
      'ADR-0002 thick supersedes ADR-0001',
    ]);
  });

  it('distinguishes amendments, relations and mentions, in the forms that people write', () => {
    const documents = {
      [`${DIR}/0001-a.md`]: nygard(1, 'A', 'Accepted\n\nAmended by [3. C](0003-c.md)'),
      [`${DIR}/0002-b.md`]: nygard(
        2,
        'B',
        'Accepted\n\nRelates to [1. A](0001-a.md)',
        'As ADR-0001 and ADR-0003 say.',
      ),
      [`${DIR}/0003-c.md`]: nygard(3, 'C', 'Accepted\n\nAmends [1. A](0001-a.md)', 'As ADR-0002 says.'),
      [`${DIR}/0004-d.md`]: `---\nstatus: accepted\nrelated:\n  - ADR-0003\ndepends-on: [ADR-0001]\n---\n\n# D\n`,
      [`${DIR}/0005-e.md`]: `# ADR-0005: E\n\nStatus: accepted\n\nAmends ADR-0004 (the premise). Builds on ADR-0003. Origin: ADR-0002.\n\n## Context\n\nx\n\n## Links\n\n- Refined by [A](0001-a.md)\n`,
      [`${DIR}/0006-f.md`]: `# ADR-0006 : F\n\n- Statut : accepté\n- Modifie : ADR-0005\n- Voir aussi ADR-0004\n\n## Contexte\n\nx\n`,
    };
    assert.deepEqual(edgesOf(graphOf(documents)).sort(), [
      'ADR-0002 dashed relates to ADR-0001',
      'ADR-0002 dotted … ADR-0003',
      'ADR-0003 solid amends ADR-0001',
      'ADR-0004 dashed relates to ADR-0001',
      'ADR-0004 dashed relates to ADR-0003',
      'ADR-0005 dashed relates to ADR-0001',
      'ADR-0005 dashed relates to ADR-0003',
      'ADR-0005 dotted … ADR-0002',
      'ADR-0005 solid amends ADR-0004',
      'ADR-0006 dashed relates to ADR-0004',
      'ADR-0006 solid amends ADR-0005',
    ]);
  });

  it('gives every status a form of its own, and names it in words', () => {
    const statuses = [
      'Draft',
      'Proposed',
      'Accepted',
      'Rejected',
      'Deprecated',
      'Superseded by ADR-0003',
      'Whatever',
    ];
    const documents = Object.fromEntries(
      statuses.map((status, index) => [`${DIR}/000${index + 1}-x.md`, nygard(index + 1, 'X', status)]),
    );
    const { nodes } = graphOf(documents);
    assert.equal(
      new Set(nodes.map(({ shape, outline }) => `${shape} ${outline ?? ''}`)).size,
      statuses.length,
    );
    assert.equal(new Set(nodes.map(({ detail }) => detail)).size, statuses.length);
  });

  it('draws decisions that are named and do not exist', () => {
    const documents = {
      [`${DIR}/0001-a.md`]: nygard(
        1,
        'A',
        'Superseded by [9. Gone](0009-gone.md)',
        'See ADR-0007, ADR 7 and [notes](notes.md), [ADR-0002](0002-real.md).',
      ),
      [`${DIR}/0002-b.md`]: nygard(
        2,
        'B',
        'Accepted',
        'We follow the Backstage ADR-0011 here, and ADR-0007.',
      ),
    };
    const graph = graphOf(documents, [`${DIR}/0002-real.md`]);
    const missing = graph.nodes.filter(({ detail }) => detail === 'Does not exist');
    assert.deepEqual(
      missing.map(({ label, outline, tone, source }) => [label, outline, tone, written(documents, source)]),
      [
        ['0009-gone.md', 'dashed', 'bad', '0009-gone.md'],
        ['ADR-0007', 'dashed', 'bad', 'ADR-0007'],
      ],
    );
    assert.deepEqual(
      missing.map(({ id }) => id),
      ['missing docs/adr/0009-gone.md', 'missing adr-7'],
    );
    assert.ok(
      graph.edges.every(
        ({ from, to, tone }) => (tone === 'bad') === [from, to].some((id) => id.startsWith('missing ')),
      ),
    );
    assert.equal(graph.edges.filter(({ tone }) => tone === 'bad').length, 3);
  });

  it('draws nothing for the examples of a template', () => {
    const template = `---\nstatus: "{proposed | rejected | accepted | deprecated | … | superseded by ADR-0123}"\n---\n\n# {short title of solved problem}\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* a\n`;
    const { nodes, edges } = graphOf({ [`${DIR}/0001-a.md`]: template });
    assert.deepEqual([nodes.length, edges.length], [1, 0]);
  });

  it('frames the decisions of several directories, and keeps their equal numbers apart', () => {
    const documents = {
      'pay/docs/adr/0001-a.md': nygard(1, 'A', 'Accepted'),
      'pay/docs/adr/0002-b.md': nygard(2, 'B', 'Accepted', 'See ADR-0001.'),
      'shop/docs/adr/0001-c.md': nygard(1, 'C', 'Accepted'),
    };
    const { nodes, edges, groups } = graphOf(documents);
    assert.deepEqual(
      groups.map(({ label }) => label),
      ['pay/docs/adr', 'shop/docs/adr'],
    );
    assert.deepEqual(
      nodes.map(({ id, group }) => [id, group === groups[0]?.id]),
      [
        ['ADR-0001 (pay/docs/adr)', true],
        ['ADR-0002', true],
        ['ADR-0001 (shop/docs/adr)', false],
      ],
    );
    assert.deepEqual(
      edges.map(({ from, to }) => [from, to]),
      [['ADR-0002', 'ADR-0001 (pay/docs/adr)']],
    );
  });

  it('keeps two records of one number in one directory apart by their files', () => {
    const documents = {
      '0001-a.md': nygard(1, 'A', 'Accepted'),
      'docs/adr/0001-b.md': nygard(1, 'B', 'Accepted'),
      'docs/adr/0001-c.md': nygard(1, 'C', 'Accepted', 'See ADR-0002.'),
      'docs/adr/0002-d.md': nygard(2, 'D', 'Accepted', 'See ADR-0001.'),
    };
    const graph = graphOf(documents);
    const ids = graph.nodes.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.includes('ADR-0001 (docs/adr/0001-b.md)') && ids.includes('ADR-0002'), ids.join());
    const fromLast = graph.edges.filter((edge) => [edge.from, edge.to].includes('ADR-0002'));
    assert.equal(fromLast.length, 2, 'the name means both');
  });

  it('draws no arrow to a number that may be that of any of several directories', () => {
    const documents = {
      'a/docs/adr/0001-a.md': nygard(1, 'A', 'Accepted'),
      'b/docs/adr/0001-b.md': nygard(1, 'B', 'Accepted'),
      'c/docs/adr/0002-c.md': nygard(
        2,
        'C',
        'Accepted',
        'See ADR-0001 and [that of A](../../../a/docs/adr/0001-a.md).',
      ),
    };
    assert.deepEqual(edgesOf(graphOf(documents)), ['ADR-0002 dotted … ADR-0001 (a/docs/adr)']);
  });

  it('leads to the name, and takes the whole record for it', () => {
    const documents = { [`${DIR}/0001-a.md`]: nygard(1, 'A', 'Accepted') };
    const [node] = graphOf(documents).nodes;
    assert.equal(written(documents, node?.source), '1');
    assert.deepEqual(node?.source?.extent, { start: 0, end: documents[`${DIR}/0001-a.md`].length });
  });

  it('keeps ids while titles and statuses are typed', () => {
    const path = `${DIR}/0001-a.md`;
    const workspace = workspaceOf({ [path]: nygard(1, 'A', 'Accepted') });
    const ids = (): string[] => built(workspace, decisionGraph, 'diagram').diagram.nodes.map(({ id }) => id);
    const before = ids();
    workspace.update(uriOf(path), nygard(1, 'Another', 'Prop'), { open: true, version: 2 });
    assert.deepEqual(ids(), before);
  });

  it('shows nothing of a folder without decisions', () => {
    const workspace = workspaceOf({ 'raci.yaml': 'variant: RACI\nroles: [A]\nactivities: []\n' });
    for (const view of [decisionGraph, decisionTimeline, decisionBoard])
      assert.equal(view.build(workspace.folderContext(ROOT)), undefined, view.id);
  });

  it('holds for the shapes of public records: ids unique, arrows between nodes, sources within their texts', () => {
    const corpus = join(import.meta.dirname, '../../../../../test/corpus/adr');
    const documents: Record<string, string> = {};
    for (const path of readdirSync(corpus, { recursive: true, encoding: 'utf8' }))
      if (path.endsWith('.md')) documents[path] = readFileSync(join(corpus, path), 'utf8');
    const { nodes, edges, groups } = graphOf(documents);
    assert.ok(nodes.length > 50, String(nodes.length));
    const ids = new Set(nodes.map(({ id }) => id));
    assert.equal(ids.size, nodes.length);
    for (const { from, to } of edges) assert.ok(ids.has(from) && ids.has(to), `${from} → ${to}`);
    const frames = new Set(groups.map(({ id }) => id));
    for (const { group } of nodes) assert.ok(group === undefined || frames.has(group), group);
    for (const { source } of [...nodes, ...edges]) {
      const text = source && documents[decodeURIComponent(source.uri.slice(ROOT.length + 1))];
      assert.ok(text !== undefined && source && source.start <= source.end && source.end <= text.length);
    }
    const named = edges.filter(({ line }) => line !== 'dotted');
    for (const expected of ['ADR-0028 solid', 'ADR-0010 (adr-tools'])
      assert.ok(
        named.some(({ from, line }) => `${from} ${line}`.startsWith(expected)),
        expected,
      );
  });
});
