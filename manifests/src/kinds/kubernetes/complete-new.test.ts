import assert from 'node:assert/strict';
import { completion } from '../../core/features/completion.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n';

/** What is proposed at the end of a text. */
function proposed(path: string, text: string): string[] {
  const workspace = workspaceOf({ [path]: text, 'apps/service.yaml': SERVICE });
  const lines = text.split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return completion(workspace, uriOf(path), position).map(({ label }) => label);
}

describe('a new manifest of Kubernetes', () => {
  for (const text of ['', 'Depl', '# a remark\n', '---\nkin'])
    it(`is begun beside others: ${JSON.stringify(text)}`, () => {
      const labels = proposed('apps/new.yaml', text);
      for (const label of ['apiVersion', 'kind', 'Deployment', 'ConfigMap'])
        assert.ok(labels.includes(label), `${label} is not among ${labels.slice(0, 10).join(' ')}`);
    });

  it('is begun in a folder that is called as theirs are', () => {
    assert.ok(proposed('deploy/k8s/new.yaml', '').includes('Deployment'));
  });

  it('is written whole, as a snippet', () => {
    const workspace = workspaceOf({ 'k8s/new.yaml': 'Conf' });
    const found = completion(workspace, uriOf('k8s/new.yaml'), { line: 0, character: 4 });
    const item = found.find(({ label }) => label === 'ConfigMap');
    assert.match(JSON.stringify(item?.textEdit), /apiVersion: v1\\nkind: ConfigMap/u);
  });

  for (const [path, text] of [
    ['values.yaml', ''],
    ['mkdocs.yml', 'Se'],
    ['apps/values.yaml', 'image: a\nSe'],
    ['apps/notes.md', 'Depl'],
  ] as const)
    it(`is not proposed elsewhere: ${path} ${JSON.stringify(text)}`, () => {
      assert.deepEqual(proposed(path, text), []);
    });
});
