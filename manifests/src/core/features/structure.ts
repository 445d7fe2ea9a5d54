import type { FoldingRange, Position, SelectionRange, TextEdit } from 'vscode-languageserver-types';
import type { Workspace } from '../workspace/workspace.ts';
import { rangeOf, textEditOf } from './conversion.ts';

/** Regions that fold to their first line. */
export function foldingRanges(workspace: Workspace, uri: string): FoldingRange[] {
  const manifest = workspace.manifest(uri);
  if (!manifest) return [];
  const { document } = manifest.context;
  return (manifest.kind.folds?.(manifest.context) ?? []).flatMap((span) => {
    const text = document.getText().slice(span.start, span.end).trimEnd();
    const startLine = document.positionAt(span.start).line;
    const endLine = document.positionAt(span.start + text.length).line;
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });
}

/** For each position the spans around it, each within the next. */
export function selectionRanges(
  workspace: Workspace,
  uri: string,
  positions: readonly Position[],
): SelectionRange[] {
  const manifest = workspace.manifest(uri);
  return positions.map((position) => {
    const caret: SelectionRange = { range: { start: position, end: position } };
    if (!manifest) return caret;
    const { context, kind } = manifest;
    const spans = kind.selections?.(context, context.document.offsetAt(position)) ?? [];
    const outermostFirst = spans.map((span) => rangeOf(context.document, span)).toReversed();
    return (
      outermostFirst.reduce<SelectionRange | undefined>(
        (parent, range) => (parent ? { range, parent } : { range }),
        undefined,
      ) ?? caret
    );
  });
}

/** Edits that bring a matrix into its usual shape; the text keeps its meaning. */
export function formatting(workspace: Workspace, uri: string): TextEdit[] {
  const manifest = workspace.manifest(uri);
  if (!manifest) return [];
  return (manifest.kind.format?.(manifest.context) ?? []).map((change) =>
    textEditOf(manifest.context.document, change),
  );
}
