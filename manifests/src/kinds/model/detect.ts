import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { MODEL_FILES } from './files.ts';

/** True for a file that is named as the manifest of a model: `*.model.yaml`. */
export function isModel({ uri }: TextDocument): boolean {
  return MODEL_FILES.some((set) => isOneOf(set, uri));
}
