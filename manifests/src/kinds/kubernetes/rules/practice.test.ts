import assert from 'node:assert/strict';
import type { Profile } from '../../../core/settings/profile.ts';
import { DEFAULT_SETTINGS } from '../../settings.ts';
import { isExample } from '../units/example.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: shop }\nspec:\n  hostNetwork: true\n  containers: [{ name: shop, image: IMAGE }]\n';

/** The severity of two rules on how workloads are run. */
function found(
  path: string,
  image = 'nginx',
  { profile = 'default', others = {} }: { profile?: Profile; others?: Readonly<Record<string, string>> } = {},
): Readonly<Record<string, string>> {
  const settings = { ...DEFAULT_SETTINGS, kubernetes: { ...DEFAULT_SETTINGS.kubernetes, profile } };
  const workspace = workspaceOf({ [path]: POD.replace('IMAGE', image), ...others }, { settings });
  return Object.fromEntries(
    workspace
      .check(uriOf(path))
      .findings.filter(({ rule }) => ['kubernetes/image-tag', 'kubernetes/host-network'].includes(rule))
      .map(({ rule, severity }) => [rule.slice('kubernetes/'.length), severity]),
  );
}

describe('rules on how workloads are run', () => {
  for (const path of ['deploy/pod.yaml', 'contest/pod.yaml', 'examples.yaml'])
    it(`are warnings in ${path}`, () => {
      assert.deepEqual(found(path), { 'image-tag': 'warning', 'host-network': 'warning' });
    });

  for (const path of ['examples/pod.yaml', 'a/Tests/b/pod.yaml', 'a/.kyverno-test/pod.yaml', 'docs/pod.yaml'])
    it(`are hints in ${path}`, () => {
      assert.deepEqual(found(path), { 'image-tag': 'hint', 'host-network': 'hint' });
    });

  it('know a repository of examples by its name', () => {
    const isIn = (root: string): boolean => isExample(`${root}/a/pod.yaml`, { folderOf: () => root });
    assert.deepEqual(['file:///x/kubernetes-examples', 'file:///samples'].map(isIn), [true, true]);
    assert.deepEqual(['file:///demo-catalog', 'file:///x/shop-demo', 'file:///democracy'].map(isIn), [
      true,
      true,
      false,
    ]);
    assert.deepEqual(['file:///x/examples/shop', 'file:///tests/counterexamples'].map(isIn), [false, false]);
  });

  it('are warnings there too where a profile asks for it', () => {
    assert.equal(found('examples/pod.yaml', 'nginx', { profile: 'security' })['host-network'], 'warning');
  });

  it('leave the tags of bare names to Skaffold', () => {
    const others = { 'skaffold.yaml': 'apiVersion: skaffold/v4beta1\nkind: Config\n' };
    assert.equal(found('a/b/pod.yaml', 'shop', { others })['image-tag'], 'hint');
    assert.equal(found('a/b/pod.yaml', 'acme/shop', { others })['image-tag'], 'warning');
    assert.equal(found('a/b/pod.yaml', 'shop:latest', { others })['image-tag'], 'warning');
  });
});
