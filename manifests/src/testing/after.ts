import assert from 'node:assert/strict';
import { applyChanges, type TextChange, type WorkspaceChange } from '../core/text/change.ts';
import type { Workspace } from '../core/workspace/workspace.ts';
import { ROOT } from './workspace-of.ts';

/** The texts of a workspace after changes, by path. */
export function after(workspace: Workspace, changes: readonly WorkspaceChange[]): Record<string, string> {
  const texts = new Map(workspace.uris().map((uri) => [uri, workspace.graph.text(uri) ?? '']));
  for (const change of changes) if (change.kind === 'create') texts.set(change.uri, change.text);
  const edits = changes.filter((change): change is TextChange => change.kind === 'text');
  for (const [uri, text] of texts)
    texts.set(
      uri,
      applyChanges(
        text,
        edits.filter((edit) => edit.uri === uri),
      ),
    );
  for (const change of changes) {
    if (change.kind !== 'rename') continue;
    assert.equal(texts.has(change.to), false, `${change.to} exists`);
    texts.set(change.to, texts.get(change.from) ?? '');
    texts.delete(change.from);
  }
  return Object.fromEntries([...texts].map(([uri, text]) => [uri.slice(ROOT.length + 1), text]));
}
