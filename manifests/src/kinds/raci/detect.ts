import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parseMarkdown } from '../../core/markdown/parse.ts';
import { fileName } from '../../core/text/resource.ts';
import { matricesIn } from './markdown.ts';
import type { VariantName } from './variant.ts';
import { isYaml } from '../../core/yaml/is-yaml.ts';

const YAML_FILE = /(?:^|[.\-_])raci\.ya?ml$/iu;
const MARKDOWN_FILE = /(?:^|[.\-_])raci\.(?:md|markdown)$/iu;
const SCHEMA_COMMENT = /^#.*\$schema\s*[:=]\s*\S*raci\.schema\.json/mu;
/** Letters between bars, or headings that name at least two of their meanings on one line. */
const LETTER_CELL = /\|[ \t*_]*[RA](?:[ \t]*[/,][ \t]*[A-Z])?[ \t*_]*\|/u;
const NAMED_COLUMNS =
  /\|[^\n]{0,80}(?:accountable|approbateur|approuve|approver|autorité|\bA\b|decides|décid)[^\n]{0,80}\|/iu;

export function isYamlMatrix(document: TextDocument): boolean {
  const name = fileName(document.uri);
  if (YAML_FILE.test(name)) return true;
  return isYaml(document) && SCHEMA_COMMENT.test(document.getText().slice(0, 500));
}

export function isMarkdown(document: TextDocument): boolean {
  return document.languageId === 'markdown' || /\.(?:md|markdown)$/iu.test(document.uri);
}

/** The variant that a Markdown file's name stands for. */
export function variantOfFile(uri: string): VariantName | undefined {
  return MARKDOWN_FILE.test(fileName(uri)) ? 'RACI' : undefined;
}

/** A file named for a matrix, or Markdown that holds one. Prose without bars is told apart without being parsed. */
export function detect(document: TextDocument): boolean {
  if (isYamlMatrix(document)) return true;
  if (!isMarkdown(document)) return false;
  if (variantOfFile(document.uri)) return true;
  const text = document.getText();
  if (!LETTER_CELL.test(text) && !NAMED_COLUMNS.test(text)) return false;
  return matricesIn(text, parseMarkdown(text)).length > 0;
}
