import { constantCase } from './skeleton.ts';

/** The test that a kind begins with. */
export function testText(name: string): string {
  const constant = constantCase(name);
  return `import assert from 'node:assert/strict';
import { completion } from '../../core/features/completion.ts';
import { definition } from '../../core/features/definition.ts';
import { rename } from '../../core/features/rename.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { KINDS } from '../index.ts';
import { ${constant} } from './kind.ts';

const FILE = 'team.${name}.yaml';
const MATRIX = 'variant: RACI\\nroles: [Operations]\\nactivities:\\n  - name: Run\\n    assignments: { Operations: A }\\n';

function rulesIn(text: string): readonly string[] {
  return workspaceOf({ [FILE]: text })
    .check(uriOf(FILE))
    .findings.map(({ rule }) => rule);
}

describe('${name}', () => {
  it('is known by the name of its files', () => {
    assert.ok(KINDS.some(({ id }) => id === '${name}'));
    assert.equal(workspaceOf({ [FILE]: '' }).kindOf(uriOf(FILE)), ${constant});
    assert.notEqual(workspaceOf({ 'other.yaml': '' }).kindOf(uriOf('other.yaml')), ${constant});
  });

  it('reports broken YAML, and what the schema does not know', () => {
    assert.ok(rulesIn('name: [x\\n').includes('yaml/syntax'));
    assert.deepEqual(rulesIn('color: blue\\n'), ['${name}/schema', '${name}/schema']);
    assert.deepEqual(rulesIn(''), []);
  });

  it('reports a document without an owner, and none that has one', () => {
    assert.deepEqual(rulesIn('name: x\\n'), ['${name}/owner-missing']);
    assert.deepEqual(rulesIn('name: x\\nowner: Operations\\n'), []);
  });

  it('proposes the roles of the matrix as owners, and the keys of the schema', () => {
    const proposed = (text: string): readonly string[] => {
      const workspace = workspaceOf({ [FILE]: text, 'raci.yaml': MATRIX });
      const end = workspace.document(uriOf(FILE))?.positionAt(text.length);
      return completion(workspace, uriOf(FILE), end ?? { line: 0, character: 0 }).map(({ label }) => label);
    };
    assert.deepEqual(proposed('owner: '), ['Operations']);
    assert.ok(proposed('name: x\\no').includes('owner'));
  });

  it('leads to the role that owns it, and is renamed with it', () => {
    const workspace = workspaceOf({ [FILE]: 'name: x\\nowner: Operations\\n', 'raci.yaml': MATRIX });
    const owner = { line: 1, character: 8 };
    assert.deepEqual(
      definition(workspace, uriOf(FILE), owner).map(({ targetUri }) => targetUri),
      [uriOf('raci.yaml')],
    );
    const edit = rename(workspace, uriOf(FILE), owner, 'Support');
    assert.equal(JSON.stringify(edit).match(/"newText":"Support"/gu)?.length, 3);
  });

  it('has its keys in the outline', () => {
    const manifest = workspaceOf({ [FILE]: 'name: x\\n' }).manifest(uriOf(FILE));
    assert.ok(manifest);
    assert.deepEqual(
      manifest.kind.outline?.(manifest.context).map((item) => item.name),
      ['name'],
    );
  });
});
`;
}
