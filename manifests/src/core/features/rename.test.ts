import assert from 'node:assert/strict';
import { applyChanges } from '../text/change.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { rename } from './rename.ts';

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
