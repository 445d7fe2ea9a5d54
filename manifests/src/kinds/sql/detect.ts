import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { SQL_FILES } from './files.ts';

/** True for a file called `*.sql`. */
export function isSql({ uri }: TextDocument): boolean {
  return SQL_FILES.some((set) => isOneOf(set, uri));
}
