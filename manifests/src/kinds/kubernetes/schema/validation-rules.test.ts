import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const SPEC = `
type: object
oneOf:
  - required: [inline]
  - required: [file]
anyOf:
  - required: [cpu]
  - properties: { size: { enum: [small, large] } }
    required: [size]
not:
  required: [cpu, size]
x-kubernetes-validations:
  - rule: "!has(self.least) || !has(self.most) || self.least <= self.most"
    message: least must not exceed most
    fieldPath: .least
  - rule: self.mode != 'fixed' || has(self.least)
  - rule: self.file == oldSelf.file
  - rule: self.names.map(n, n.lowerAscii()).isSorted()
properties:
  inline: { type: string }
  file: { type: string }
  cpu: { type: integer }
  size: { type: string }
  least: { type: integer }
  most: { type: integer }
  mode: { type: string, default: free }
  names:
    type: array
    items: { type: string }
    x-kubernetes-validations:
      - rule: self.all(n, n.matches('^[a-z]+$'))
        message: names are lower-case
`;

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.example.org }
spec:
  group: example.org
  scope: Namespaced
  names: { kind: Thing, plural: things }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:${SPEC.trimEnd().replaceAll('\n', '\n              ')}
`;

/** The findings for a thing with a spec, as `line message`. */
function faults(spec: string): readonly string[] {
  const files = {
    'thing.yaml': `apiVersion: example.org/v1\nkind: Thing\nmetadata: { name: a }\nspec:\n${spec}`,
    'crd.yaml': DEFINITION,
  };
  const workspace = workspaceOf(files);
  const document = workspace.document(uriOf('thing.yaml'));
  return workspace
    .check(uriOf('thing.yaml'))
    .findings.filter(({ rule }) => rule === 'kubernetes/schema')
    .map(({ message, span }) => `${(document?.positionAt(span.start).line ?? 0) + 1} ${message}`);
}

describe('what a definition demands besides structure', () => {
  it('is met by what the server takes', () => {
    for (const spec of [
      '  inline: a\n  cpu: 2\n',
      '  file: a\n  size: small\n  least: 1\n  most: 1\n',
      '  file: a\n  cpu: 1\n  mode: fixed\n  least: 1\n  names: [a, b]\n',
      '  file: a\n  cpu: 1\n  names: ["${NAME}"]\n',
      '  <<: &base { inline: a }\n  size: large\n',
    ])
      assert.deepEqual(faults(spec), [], spec);
  });

  it('names the fields of which one has to be there', () => {
    assert.deepEqual(faults('  cpu: 1\n'), ['4 "spec" requires one of: inline, file']);
  });

  it('names the fields that exclude each other', () => {
    assert.deepEqual(faults('  cpu: 1\n  file: a\n  inline: b\n'), [
      '7 "file" and "inline" cannot be used together',
    ]);
  });

  it('is reported by its keyword where it is not a choice of fields', () => {
    assert.deepEqual(faults('  file: a\n  size: huge\n'), [
      '4 "spec" does not match any form that its schema allows (anyOf)',
    ]);
    assert.deepEqual(faults('  file: a\n  size: small\n  cpu: 1\n'), [
      '4 "spec" has a form that its schema forbids',
    ]);
  });

  it('is reported in the words of the rule, at its field', () => {
    assert.deepEqual(faults('  file: a\n  cpu: 1\n  most: 1\n  least: 2\n'), [
      '8 Validation rule of this kind: least must not exceed most',
    ]);
    assert.deepEqual(faults('  file: a\n  cpu: 1\n  mode: fixed\n'), [
      "4 Validation rule of this kind: self.mode != 'fixed' || has(self.least)",
    ]);
    assert.deepEqual(faults('  file: a\n  cpu: 1\n  names: [a, B]\n'), [
      '7 Validation rule of this kind: names are lower-case',
    ]);
  });

  it('waits until the structure is right', () => {
    assert.deepEqual(faults('  cpu: 1\n  fil: a\n'), ['6 Unknown field "fil". Did you mean "file"?']);
  });
});
