import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import type { Diagram } from '../../../core/views/diagram.ts';

function diagramOf(file: string, text: string): Diagram | undefined {
  const manifest = workspaceOf({ [file]: text }).manifest(uriOf(file));
  const view = manifest?.kind.views?.find(({ id }) => id === 'raci/responsibilities');
  assert.ok(manifest && view?.scope === 'document', text);
  const content = view.build(manifest.context);
  assert.deepEqual(content && JSON.parse(JSON.stringify(content)), content);
  return content?.type === 'diagram' ? content.diagram : undefined;
}

const edges = ({ edges: all }: Diagram): string[] =>
  all.map(({ from, to, label, line }) => `${from} -${label ?? ''}-${line}> ${to}`);

describe('raci/views/responsibilities', () => {
  it('draws an arrow for each letter, from roles to activities in their sections', () => {
    const text =
      'roles: [{name: DPO, people: [Ana, Bo]}, Owner]\nactivities:\n' +
      '  - name: Define\n    section: Policy\n    assignments: {DPO: A/R, Owner: C}\n' +
      '  - name: Delete\n    assignments: {Owner: I}\n';
    const diagram = diagramOf('raci.yaml', text);
    assert.ok(diagram);
    assert.deepEqual(edges(diagram), [
      'role:dpo -A-thick> activity:define',
      'role:dpo -R-solid> activity:define',
      'role:owner -C-dashed> activity:define',
      'role:owner -I-dotted> activity:delete',
    ]);
    assert.deepEqual(
      diagram.nodes.map(({ label, shape, group, detail, outline, tone }) => [
        label,
        shape,
        group,
        detail,
        outline,
        tone,
      ]),
      [
        ['DPO', 'rounded', undefined, 'Ana, Bo', undefined, 'neutral'],
        ['Owner', 'rounded', undefined, undefined, undefined, 'neutral'],
        ['Define', 'box', 'section:Policy', undefined, undefined, 'neutral'],
        ['Delete', 'box', undefined, 'no accountable role (A)', 'dashed', 'bad'],
      ],
    );
    for (const { source, label } of diagram.nodes)
      assert.equal(source && text.slice(source.start, source.end), label);
    for (const { source, label } of diagram.edges)
      assert.equal(source && text.slice(source.start, source.end), label);
    assert.deepEqual(
      diagram.legend.map(({ line }) => line),
      ['solid', 'thick', 'dashed', 'dotted', undefined],
    );
  });

  it('distinguishes things of the same name, and frames each matrix of several', () => {
    const table =
      '| Activity | DPO | CISO |\n|---|---|---|\n| Define | A | R |\n| Define | R | A |\n| Ship | C | A/R |\n';
    const diagram = diagramOf('raci.md', `# RACI one\n\n${table}\n# RACI two\n\n${table}`);
    assert.ok(diagram);
    const ids = diagram.nodes.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ids.filter((id) => id.startsWith('role:')).length, 2);
    assert.deepEqual(
      diagram.groups.map(({ label }) => label),
      ['RACI one', 'RACI two'],
    );
    const known = new Set(ids);
    for (const { from, to } of diagram.edges) assert.ok(known.has(from) && known.has(to));
  });

  it('concludes nothing from a row that cannot be read in full', () => {
    const diagram = diagramOf(
      'raci.yaml',
      'roles: [DPO]\nactivities:\n  - name: Define\n    assignments: {DPO: whoever is there}\n',
    );
    assert.equal(diagram?.nodes.find(({ label }) => label === 'Define')?.tone, 'neutral');
  });

  it('draws nothing of an empty matrix', () => {
    assert.equal(diagramOf('raci.yaml', 'roles: [DPO]\nactivities: []\n'), undefined);
  });
});
