import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { QUALITY_FILES } from './files.ts';

/** True for a file that is named as a suite of checks: `*.quality.yaml`. */
export function isQuality({ uri }: TextDocument): boolean {
  return QUALITY_FILES.some((set) => isOneOf(set, uri));
}
