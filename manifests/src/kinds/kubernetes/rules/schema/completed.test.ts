import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../../testing/workspace-of.ts';

/** The errors of the first file. */
function errors(files: Readonly<Record<string, string>>): readonly string[] {
  const [path = ''] = Object.keys(files);
  return workspaceOf(files)
    .check(uriOf(path))
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

const definition = (fields: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: tools.example.com }
spec:
  group: example.com
  names: { kind: Tool, plural: tools }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties: { spec: { type: object, required: [every], properties: { ${fields} } } }
`;
const WHOLE = definition('every: { type: string }, ranges: { type: array, items: { type: string } }');
const tool = (spec: string): string =>
  `apiVersion: example.com/v1\nkind: Tool\nmetadata: { name: a }\nspec: { ${spec} }\n`;

describe('resources that others complete', () => {
  it('may have a list or a map in the place of a text', () => {
    for (const text of [
      '"${RANGES:=[]}"',
      '${RANGES:-["10.0.0.0/8"]}',
      '$(RANGES)',
      '"{{ ranges }}"',
      '<RANGES>',
    ])
      assert.deepEqual(
        errors({
          'a.yaml': tool(`every: x, ranges: ${text.startsWith('"') ? text : `'${text}'`}`),
          'crd.yaml': WHOLE,
        }),
        [],
        text,
      );
    assert.equal(errors({ 'a.yaml': tool('every: x, ranges: a-${B}'), 'crd.yaml': WHOLE }).length, 1);
    assert.deepEqual(
      errors({
        'a.yaml': 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: { name: a }\n',
      }),
      [],
    );
  });

  it('may have a mark of a script that reads as a comment', () => {
    const pod = (image: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n    - name: a\n      image: ${image}\n`;
    assert.deepEqual(errors({ 'a.yaml': pod('##IMAGE##') }), []);
    assert.equal(errors({ 'a.yaml': pod('# the image') }).length, 1);
  });

  it('are measured by what tests define only among these tests', () => {
    const cut = { 'test/crds/tool.yaml': definition('every: { type: string }') };
    const text = tool('every: x, ranges: []');
    assert.deepEqual(errors({ 'deploy/a.yaml': text, ...cut }), []);
    assert.equal(errors({ 'test/a/a.yaml': text, ...cut }).length, 1);
    assert.equal(errors({ 'deploy/a.yaml': text, 'crds/tool.yaml': cut['test/crds/tool.yaml'] }).length, 1);
  });

  it('lack fields in a base that patches of many resources are for', () => {
    const kustomization = (fields: string): string =>
      `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${fields}\n`;
    const files = {
      'base/a/tool.yaml': tool(''),
      'crd.yaml': WHOLE,
      'base/a/kustomization.yaml': kustomization('resources: [tool.yaml]'),
    };
    const overlay = (target: string): string =>
      kustomization(`resources: [../base/a]\npatches: [{ path: every.yaml, target: { ${target} } }]`);
    assert.equal(errors(files).length, 1);
    assert.deepEqual(errors({ 'nas/patches/apps/tool.yaml': tool(''), 'crd.yaml': WHOLE }), []);
    assert.deepEqual(errors({ ...files, 'nas/kustomization.yaml': overlay('kind: Tool') }), []);
    const one = { ...files, 'nas/kustomization.yaml': overlay('kind: Tool, name: b') };
    const patch = { 'nas/every.yaml': '[{ op: add, path: /metadata/labels, value: {} }]\n' };
    assert.equal(errors({ ...one, ...patch }).length, 1);
    assert.deepEqual(errors(one), [], 'a patch that is not there may add what is missing');
  });

  it('with an invalid apiVersion have one error', () => {
    const found = errors({ 'a.yaml': 'apiVersion: foo\nkind: Service\nmetadata: { name: a }\nspec: {}\n' });
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /it is in "v1"/u);
    assert.deepEqual(errors({ 'a.yaml': 'apiVersion: foo\nkind: Settings\nmetadata: { name: a }\n' }), []);
  });
});
