import { wellFormed } from '@vitruve/manifests';
import { URI } from 'vscode-uri';

/** The URI of a path of this machine. A file name of Windows may hold half a surrogate pair, which no URI can. */
export function uriOfPath(path: string): string {
  return URI.file(wellFormed(path)).toString();
}
