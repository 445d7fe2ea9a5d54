import assert from 'node:assert/strict';
import { PUBLIC_SCHEMA_CONTENT } from '../generated/contributions.ts';
import { hasPublicSchema } from './public-schemas.ts';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: 3 }\n';

describe('hasPublicSchema', () => {
  for (const [path, text] of [
    ['/x/pod.yaml', POD],
    ['Untitled-1', `# a remark\n---\n${POD}`],
    ['/x/pod.json.yaml', '"kind": Pod\n"apiVersion": v1\n'],
    ['/x/.github/workflows/ci.yml', 'on: push\n'],
    ['/x/docker-compose.yml', 'services: {}\n'],
    ['/x/compose.prod.yaml', ''],
    ['/x/kustomization.yaml', ''],
    ['/x/dvc.yaml', ''],
    ['/x/prometheus.yml', ''],
  ] as const)
    it(`is true of what our server checks by its own knowledge: ${path}`, () => {
      assert.ok(hasPublicSchema(path, text));
    });

  for (const [path, text] of [
    ['/x/a.yaml', 'a: 1\n'],
    ['/x/raci.yaml', 'variant: RACI\n'],
    ['/x/skaffold.yaml', 'apiVersion: skaffold/v4beta11\nkind: Config\n'],
    ['/x/skaffold.yaml', '# a remark\napiVersion: skaffold/v4beta11\nkind: Config\n'],
    ['/x/values.yaml', 'image:\n  apiVersion: v1\n  kind: x\n'],
    ['/x/openapi.yaml', 'openapi: 3.0.0\n'],
  ] as const)
    it(`is false of other files: ${path}`, () => {
      assert.equal(hasPublicSchema(path, text), false);
    });

  it('reads contents by an expression without a colon, however often its words come', () => {
    assert.ok(!PUBLIC_SCHEMA_CONTENT.includes(':'));
    assert.equal(hasPublicSchema('/x/a.yaml', 'apiVersion\n'.repeat(100_000)), false);
  });
});
