import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf, type FileSet } from './file-set.ts';

/** Any YAML file: of kinds that are recognized by their content. */
export const ANY_YAML: FileSet = { patterns: ['*.{yaml,yml}'], languages: ['yaml'] };

/** Any JSON file: most are other programs', and only those that begin as a manifest does are searched for. */
export const ANY_JSON: FileSet = { patterns: ['*.json'] };

/** Any file of SQL. */
const ANY_SQL: FileSet = { patterns: ['*.sql'] };

/** Any Markdown file. */
export const ANY_MARKDOWN: FileSet = { patterns: ['*.{md,markdown,mdown}'], languages: ['markdown'] };

/** True for a YAML file by its name, and for a document without a name that its author calls YAML. */
export function isYaml({ uri, languageId }: TextDocument): boolean {
  return isOneOf(ANY_YAML, uri) || (languageId === 'yaml' && uri.startsWith('untitled:'));
}

/** True for a Markdown file by its name, and for a document that its author calls Markdown. */
export function isMarkdown({ uri, languageId }: TextDocument): boolean {
  return languageId === 'markdown' || isOneOf(ANY_MARKDOWN, uri);
}

/** True for a file of SQL by its name. */
export function isSql({ uri }: TextDocument): boolean {
  return isOneOf(ANY_SQL, uri);
}

/** Characters in which a comment that names a schema is looked for. */
const HEAD_LENGTH = 1000;

/** True for a text whose first comments name one of our schemas, so that it is of that kind whatever the file is called. */
export function namesSchema(document: TextDocument, schema: string): boolean {
  const head = document.getText().slice(0, HEAD_LENGTH);
  if (!head.includes(`${schema}.schema.json`)) return false;
  return new RegExp(String.raw`^#.*\$schema\s*[:=]\s*\S*\b${schema}\.schema\.json`, 'mu').test(head);
}
