import assert from 'node:assert/strict';
import { loadKinds, type Finding, type Kind } from '@vitruve/manifests';
import { uriOf, workspaceOf } from '@vitruve/manifests/testing';
import { checkDocument } from './checked-document.ts';

const TWO = `apiVersion: example.com/v1
kind: Tool
metadata: { name: a }
---
apiVersion: v1
kind: Service
metadata: { name: b }
spec:
  prots: []
`;

describe('workspace/check/checked-document', () => {
  it('parses a document of the disk once for all that a report tells of it', async () => {
    let parses = 0;
    const kinds = (await loadKinds()).map((kind): Kind => ({
      ...kind,
      parse: (document, memory) => {
        parses++;
        return kind.parse(document, memory);
      },
    }));
    const workspace = workspaceOf({}, { kinds });
    const uris = Array.from({ length: 100 }, (_, index) => uriOf(`${index}.yaml`));
    for (const uri of uris) workspace.update(uri, TWO);
    const checked = uris.map((uri) => checkDocument(workspace, uri, false));
    assert.equal(parses, uris.length);
    for (const { items, withoutSchema, findings, itemOf } of checked) {
      assert.deepEqual(items, { kind: 'kubernetes', count: 2 });
      assert.deepEqual(withoutSchema, ['example.com/v1 Tool']);
      const misspelled = findings.find(({ message }) => message.includes('prots'));
      assert.equal(misspelled && itemOf(misspelled), 'Service/b');
    }
  });

  it('keeps fixes where they are asked for', () => {
    const workspace = workspaceOf({});
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { serviceAccount: x, containers: [] }\n';
    workspace.update(uriOf('a.yaml'), pod);
    const isFixable = ({ fixes }: Finding): boolean => (fixes ?? []).length > 0;
    assert.ok(!checkDocument(workspace, uriOf('a.yaml'), false).findings.some(isFixable));
    assert.ok(checkDocument(workspace, uriOf('a.yaml'), true).findings.some(isFixable));
  });

  it('tells nothing of what is no manifest', () => {
    const workspace = workspaceOf({});
    workspace.update(uriOf('a.yaml'), 'a: 1\n');
    const { findings, items, withoutSchema } = checkDocument(workspace, uriOf('a.yaml'), false);
    assert.deepEqual(
      { findings, items, withoutSchema },
      { findings: [], items: undefined, withoutSchema: [] },
    );
  });
});
