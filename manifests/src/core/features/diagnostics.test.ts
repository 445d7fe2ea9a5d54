import assert from 'node:assert/strict';
import { workspaceOf, uriOf } from '../../testing/workspace-of.ts';
import { diagnostics } from './diagnostics.ts';

const pageOf = (rule: string): string => rule;

describe('diagnostics', () => {
  it('are the gravest where there are thousands, with the number of the others', () => {
    const pod = (n: number): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: p-${n} }\nspec: { containers: [{ name: a, image: nginx }] }\n`;
    const pods = Array.from({ length: 400 }, (_, n) => pod(n));
    const text = [...pods, 'apiVersion: v1\nkind: Pod\nmetadata: { name: Bad_Name }\n'].join('---\n');
    const workspace = workspaceOf({ 'pods.yaml': text });
    const all = workspace.check(uriOf('pods.yaml')).findings;
    const shown = diagnostics(workspace, uriOf('pods.yaml'), pageOf);
    assert.ok(all.length > 1000);
    assert.equal(shown.length, 1001);
    const count = (code: string): number => shown.filter((diagnostic) => diagnostic.code === code).length;
    for (const rule of new Set(all.filter(({ severity }) => severity !== 'hint').map(({ rule: id }) => id)))
      assert.equal(count(rule), all.filter((finding) => finding.rule === rule).length, rule);
    const last = shown.at(-1)?.message;
    assert.ok(
      typeof last === 'string' &&
        last.startsWith(`Findings of lower severity not shown: ${all.length - 1000}.`),
    );
  });
});
