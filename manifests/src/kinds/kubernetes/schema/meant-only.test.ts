import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: widgets.example.com
spec:
  group: example.com
  names: { kind: Widget, plural: widgets }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              required: [image]
              properties: { image: { type: string } }
`;

/** Severities of what the schema says of a widget at a path. */
function told(path: string, spec: string, name = 'a'): readonly string[] {
  const widget = `apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: ${name}\n${spec}`;
  return workspaceOf({ 'config/crd/widgets.yaml': DEFINITION, [path]: widget })
    .check(uriOf(path))
    .findings.filter(({ rule }) => rule === 'kubernetes/schema')
    .map(({ severity }) => severity);
}

describe('what is missing in a resource of a defined kind', () => {
  it('is a hint where a test only means a resource by its name', () => {
    assert.deepEqual(told('test/e2e/widget.yaml', 'spec: {}\n'), ['hint']);
    assert.deepEqual(told('test/e2e/widget.yaml', ''), ['hint']);
    assert.deepEqual(told('config/samples/widget.yaml', 'spec: {}\n'), ['error']);
    assert.deepEqual(told('test/e2e/widget.yaml', 'spec: { imge: a }\n').includes('error'), true);
  });

  it('is a hint where the name is still to be filled in', () => {
    assert.deepEqual(told('widget-template.yaml', 'spec: {}\n', '<name of the widget>'), ['hint']);
    assert.deepEqual(told('widget-template.yaml', 'spec: {}\n', 'widget'), ['error']);
  });

  it('is not told of a version of the project in whose folder the definition is not', () => {
    assert.deepEqual(told('docs/versions/v0.6.0/widget.yaml', 'spec: {}\n'), []);
    assert.deepEqual(told('docs/versions/latest/widget.yaml', 'spec: {}\n'), ['error']);
    assert.deepEqual(told('docs/1.2/widget.yaml', 'spec: {}\n'), ['error']);
  });
});
