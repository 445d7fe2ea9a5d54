import type { CodeLens } from 'vscode-languageserver-types';
import type { Workspace } from '../workspace/workspace.ts';
import { locationsOf, rangeOf } from './conversion.ts';

/** The client's command that shows a list of places: arguments are URI, position and locations. */
export const SHOW_PLACES = 'vitruve.showPlaces';

/** Remarks above definitions: a status, what replaces a decision, the number of references. */
export function codeLenses(workspace: Workspace, uri: string): CodeLens[] {
  const manifest = workspace.manifest(uri);
  if (!manifest) return [];
  const { document } = manifest.context;
  return (manifest.kind.lenses?.(manifest.context) ?? []).map(({ span, title, opens }) => {
    const range = rangeOf(document, span);
    const places = opens ? locationsOf(workspace, opens) : [];
    const command = places.length > 0 ? SHOW_PLACES : '';
    return { range, command: { title, command, arguments: [uri, range.start, places] } };
  });
}
