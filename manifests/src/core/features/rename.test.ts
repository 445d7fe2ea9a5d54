import assert from 'node:assert/strict';
import { applyChanges } from '../text/change.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { prepareRename, rename, RenameError } from './rename.ts';

const RACI =
  'variant: RACI\nroles: ["DPO", \'Legal\']\nactivities:\n  - name: x\n    assignments: {"DPO": A, Legal: R}\n';
const RISKS =
  'risks:\n  - id: R-1\n    actions:\n      - {action: a, owner: DPO}\n      - {action: b, owner: "DPO"}\n      - action: c\n        owner: \'DPO\'\n';

/** The texts after the role `DPO` got another name. */
function renamed(newName: string): Record<string, string> {
  const files: Record<string, string> = { 'raci.yaml': RACI, 'amdec.yaml': RISKS };
  const workspace = workspaceOf(files);
  const edit = rename(workspace, uriOf('raci.yaml'), { line: 1, character: 10 }, newName);
  for (const change of edit?.documentChanges ?? []) {
    if (!('edits' in change)) continue;
    const document = workspace.document(change.textDocument.uri);
    assert.ok(document);
    const changes = change.edits.map((text) => {
      assert.ok('newText' in text);
      const span = { start: document.offsetAt(text.range.start), end: document.offsetAt(text.range.end) };
      return { span, text: text.newText };
    });
    files[change.textDocument.uri.slice(uriOf('').length)] = applyChanges(document.getText(), changes);
  }
  return files;
}

describe('features/rename', () => {
  it('means the element where a flow without a name begins', () => {
    const text = `version: 1
elements:
  web: { title: Web, layer: application, kind: component }
  api: { title: API, layer: application, kind: component }
flows:
  - { from: web, to: api, protocol: https }
  - { from: api, to: web, protocol: https }
`;
    const workspace = workspaceOf({ 'architecture.yaml': text });
    const place = { line: 5, character: 13 };
    assert.equal(prepareRename(workspace, uriOf('architecture.yaml'), place)?.placeholder, 'web');
    const [change] = rename(workspace, uriOf('architecture.yaml'), place, 'site')?.documentChanges ?? [];
    assert.equal(change && 'edits' in change ? change.edits.length : 0, 3);
    assert.throws(() => rename(workspace, uriOf('architecture.yaml'), place, 'api'), RenameError);
  });

  it('gives no other name to a port that has only a number', () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { selector: { app: a }, ports: [{ port: 80 }] }\n';
    const ingress =
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a }\nspec:\n  defaultBackend: { service: { name: a, port: { number: 80 } } }\n';
    const workspace = workspaceOf({ 'a.yaml': service, 'b.yaml': ingress });
    const places = {
      'a.yaml': [3, service.split('\n')[3]?.indexOf('80')],
      'b.yaml': [4, ingress.split('\n')[4]?.indexOf('80')],
    };
    for (const [path, [line = 0, character = 0]] of Object.entries(places)) {
      assert.equal(prepareRename(workspace, uriOf(path), { line, character }), undefined, path);
      assert.equal(rename(workspace, uriOf(path), { line, character }, 'http'), undefined, path);
    }
  });

  for (const newName of ['CPO', 'a: b', 'l\'é"quipe', 'x, y', '#1', 'true']) {
    it(`writes ${newName} so that it reads as itself, quoted or not`, () => {
      const workspace = workspaceOf(renamed(newName));
      const roles = workspace.graph.all('role', uriOf('x')).map(({ name }) => name);
      assert.deepEqual(roles, [newName, 'Legal']);
      const owners = workspace
        .factsOf(uriOf('amdec.yaml'))
        ?.references.filter(({ relation }) => relation === 'owner');
      assert.deepEqual(
        owners?.map(({ name }) => name),
        [newName, newName, newName],
      );
      const faults = workspace
        .check(uriOf('raci.yaml'))
        .findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        faults.map(({ message }) => message),
        [],
      );
    });
  }
});
