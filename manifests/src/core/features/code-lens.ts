import type { CodeLens } from 'vscode-languageserver-types';
import type { Workspace } from '../workspace/workspace.ts';
import { locationsOf, rangeOf } from './conversion.ts';

/** The client's command that opens a place, or lists several: its argument is an array of them. */
export const OPEN_PLACES = 'vitruve.openPlaces';

/** The client's command that runs a document: its argument is `{ uri, part }`. */
export const RUN_FILE = 'vitruve.runFile';

/** Remarks above definitions: a status, what replaces a decision, the number of references. */
export function codeLenses(workspace: Workspace, uri: string): CodeLens[] {
  const manifest = workspace.manifest(uri);
  if (!manifest) return [];
  const { document } = manifest.context;
  return (manifest.kind.lenses?.(manifest.context) ?? []).map(({ span, title, opens, runs, gives }) => {
    const range = rangeOf(document, span);
    if (runs) return { range, command: { title, command: RUN_FILE, arguments: [{ uri, ...runs }] } };
    if (gives)
      return { range, command: { title, command: gives.command, arguments: [{ uri, ...gives.answers }] } };
    const places = opens ? locationsOf(workspace, opens) : [];
    const command = places.length > 0 ? OPEN_PLACES : '';
    return { range, command: { title, command, arguments: [places] } };
  });
}
