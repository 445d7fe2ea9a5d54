import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileName } from '../../core/text/resource.ts';

const NAMED = /^(?:\.env(?:\.[\w.-]+)?|[\w-][\w.-]*\.env|env\.(?:example|sample|template|dist))$/iu;

/** A file of environment variables, by its name: `.env`, `.env.example`, `prod.env`. */
export function isDotenv(document: Pick<TextDocument, 'uri'>): boolean {
  return NAMED.test(fileName(document.uri));
}
