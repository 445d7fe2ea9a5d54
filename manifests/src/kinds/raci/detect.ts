import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parseMarkdown } from '../../core/markdown/parse.ts';
import { isOneOf } from '../../core/files/file-set.ts';
import { isMarkdown, isYaml, namesSchema } from '../../core/files/formats.ts';
import { OTHER_RACI_YAML, RACI_MARKDOWN, RACI_YAML } from './files.ts';
import { matricesIn } from './markdown.ts';
import type { VariantName } from './variant.ts';

/** Letters between bars, or headings that name at least two of their meanings on one line. */
const LETTER_CELL = /\|[ \t*_]*[RA](?:[ \t]*[/,][ \t]*[A-Z])?[ \t*_]*\|/u;
const NAMED_COLUMNS =
  /\|[^\n]{0,80}(?:accountable|approbateur|approuve|approver|autorité|\bA\b|decides|décid)[^\n]{0,80}\|/iu;

export function isYamlMatrix(document: TextDocument): boolean {
  if (isOneOf(RACI_YAML, document.uri) || isOneOf(OTHER_RACI_YAML, document.uri)) return true;
  return isYaml(document) && namesSchema(document, 'raci');
}

/** The variant that a Markdown file's name stands for. */
export function variantOfFile(uri: string): VariantName | undefined {
  return isOneOf(RACI_MARKDOWN, uri) ? 'RACI' : undefined;
}

/** A file named for a matrix, or Markdown that holds one. Prose without bars is told apart without being parsed. */
export function isRaci(document: TextDocument): boolean {
  if (isYamlMatrix(document)) return true;
  if (!isMarkdown(document)) return false;
  if (variantOfFile(document.uri)) return true;
  const text = document.getText();
  if (!LETTER_CELL.test(text) && !NAMED_COLUMNS.test(text)) return false;
  return matricesIn(text, parseMarkdown(text)).length > 0;
}
