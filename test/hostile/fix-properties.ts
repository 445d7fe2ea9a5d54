import assert from 'node:assert/strict';
import { certainFixOf, fixDocument, type Finding, type Workspace } from '@vitruve/manifests';

/**
 * Applies "fix all" to every document of a workspace, as `check --fix` does, and asserts what it promises: it changes
 * nothing outside of the lines that its findings name, no finding arises from it in any document, and a second time there is
 * nothing left to do.
 * @returns how many documents changed.
 */
export async function assertFixesHarmless(workspace: Workspace): Promise<number> {
  const uris = workspace.manifests();
  for (const uri of uris) assertFixesAreLocal(workspace, uri);
  const before = findingsIn(workspace, uris);
  let changed = 0;
  for (const uri of uris) if (await fixDocument(workspace, uri)) changed++;
  assert.deepEqual(added(before, findingsIn(workspace, uris)), [], 'findings that arise from fixes');
  for (const uri of uris) assert.ok(!(await fixDocument(workspace, uri)), `${uri}: a second time changes it`);
  return changed;
}

/** No certain fix follows from a likeness, touches another file, or changes more than the lines of its finding and blank lines. */
function assertFixesAreLocal(workspace: Workspace, uri: string): void {
  const text = workspace.document(uri)?.getText() ?? '';
  for (const finding of workspace.checkWithFixes(uri)) {
    const fix = certainFixOf(finding);
    if (!fix) continue;
    const name = `${finding.rule}: ${finding.message}`;
    assert.doesNotMatch(finding.message, /Did you mean/u, name);
    const lines = linesOf(text, finding);
    for (const change of fix.changes()) {
      assert.ok(change.kind === 'text' && change.uri === uri, `${name}: changes another file`);
      const { start, end } = change.span;
      const outside = text.slice(start, lines.start) + text.slice(Math.max(start, lines.end), end);
      assert.equal(outside.trim(), '', `${name}: changes other lines`);
      assert.ok(start <= lines.end && end >= lines.start, `${name}: changes another place`);
    }
  }
}

function linesOf(
  text: string,
  { span: { start, end } }: Finding,
): { readonly start: number; readonly end: number } {
  const next = text.indexOf('\n', Math.max(start, end - 1));
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: next === -1 ? text.length : next + 1 };
}

/**
 * The findings of all documents: a rule and the words that it is about. Not their places, which a fix may move, nor their
 * messages, which may list the keys that are still free.
 */
function findingsIn(workspace: Workspace, uris: readonly string[]): readonly string[] {
  return uris.flatMap((uri) => {
    const text = workspace.document(uri)?.getText() ?? '';
    return workspace
      .check(uri)
      .findings.map(({ rule, span }) => `${uri} ${rule}: ${text.slice(span.start, span.end)}`);
  });
}

function added(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const finding of before) left.set(finding, (left.get(finding) ?? 0) + 1);
  return after.filter((finding) => {
    const count = left.get(finding) ?? 0;
    left.set(finding, count - 1);
    return count === 0;
  });
}
