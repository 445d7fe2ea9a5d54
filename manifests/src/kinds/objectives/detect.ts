import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { OBJECTIVES_FILES } from './files.ts';

/** True for `objectives.yaml` and `*.objectives.yaml`. */
export function isObjectives({ uri }: TextDocument): boolean {
  return OBJECTIVES_FILES.some((set) => isOneOf(set, uri));
}
