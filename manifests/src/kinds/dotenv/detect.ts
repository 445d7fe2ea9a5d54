import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { ENVIRONMENT } from './files.ts';

/** A file of environment variables, by its name: `.env`, `.env.example`, `prod.env`. */
export function isDotenv(document: Pick<TextDocument, 'uri'>): boolean {
  return isOneOf(ENVIRONMENT, document.uri);
}
