import { shownMarkdown } from '../text/shown-markdown.ts';
import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { Workspace } from '../workspace/workspace.ts';
import { spanOf } from './conversion.ts';

/** Results that follow from the text and are not in it: a criticality, the load of a role. */
export function inlayHints(workspace: Workspace, uri: string, range: Range): InlayHint[] {
  const manifest = workspace.manifest(uri);
  if (!manifest) return [];
  const { document } = manifest.context;
  return (manifest.kind.hints?.(manifest.context, spanOf(document, range)) ?? []).map(
    ({ offset, label, tooltip }) => ({
      position: document.positionAt(offset),
      label,
      paddingLeft: true,
      ...(tooltip === undefined ? {} : { tooltip: { kind: 'markdown', value: shownMarkdown(tooltip) } }),
    }),
  );
}
