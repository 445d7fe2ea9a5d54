import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { CHART } from './files.ts';

/** True for `Chart.yaml`: templates and values are other files of a chart. */
export function isHelmChart({ uri }: TextDocument): boolean {
  return isOneOf(CHART, uri);
}
