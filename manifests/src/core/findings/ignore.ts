import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parseMarkdown } from '../markdown/parse.ts';
import type { TextChange } from '../text/change.ts';
import { endOfLine, lineEnd, lineStart } from '../text/lines.ts';
import { isMarkdown, isSql } from '../files/formats.ts';
import { fileName } from '../text/resource.ts';
import { span } from '../text/span.ts';
import type { Finding } from './finding.ts';
import { isCommentLine, NO_REASON } from './suppression.ts';

/** A comment that hides a finding, and what it is called in a menu. */
export interface Ignoring {
  readonly title: string;
  readonly change: TextChange;
}

/** Lines above a line that are searched for what it is in. */
const MOST_LINES = 2000;

/**
 * The comment that hides a finding, its reason left to be written; undefined where none can stand: in JSON, within a text over
 * several lines, and for faults of the form of a file, which no reason makes right.
 * @param structure the rules of such faults, by their ids.
 */
export function ignoring(
  document: TextDocument,
  { rule, span: at }: Finding,
  structure: ReadonlyMap<string, unknown>,
): Ignoring | undefined {
  if (structure.has(rule)) return undefined;
  const text = document.getText();
  const start = lineStart(text, at.start);
  const line = text.slice(start, lineEnd(text, at.start));
  if (isCommentLine(line)) return undefined;
  const written = `vitruve-ignore ${rule}: ${NO_REASON}`;
  const indent = /^[ \t]*/u.exec(line)?.[0] ?? '';
  const above = (comment: string): Ignoring => ({
    title: t('Ignore "{0}" here (add a reason)', rule),
    change: {
      kind: 'text',
      uri: document.uri,
      span: span(start, start),
      text: `${indent}${comment}${endOfLine(text)}`,
    },
  });
  if (isSql(document)) return above(`-- ${written}`);
  if (isMarkdown(document)) {
    switch (placeInMarkdown(text, start, line)) {
      case 'front-matter':
        return isWithinText(text, start, line) ? undefined : above(`# ${written}`);
      case 'block':
        return above(`<!-- ${written} -->`);
      case 'within':
        return inFile(document, text, rule);
    }
  }
  if (/\.jsonc?$/iu.test(fileName(document.uri)) || /^jsonc?$/u.test(document.languageId)) return undefined;
  return isWithinText(text, start, line) ? undefined : above(`# ${written}`);
}

/** For the whole file, at its end: a comment between the rows of a table, or the items of a list, would cut it in two. */
function inFile(document: TextDocument, text: string, rule: string): Ignoring {
  const end = endOfLine(text);
  const before = /\n[ \t]*\r?\n$/u.test(text) ? '' : text.endsWith('\n') ? end : end + end;
  return {
    title: t('Ignore "{0}" in this file (add a reason)', rule),
    change: {
      kind: 'text',
      uri: document.uri,
      span: span(text.length, text.length),
      text: `${before}<!-- vitruve-ignore-file ${rule}: ${NO_REASON} -->${end}`,
    },
  };
}

/** Where a line is: a comment may go above headings, and above what begins behind an empty line, but for lists and code. */
function placeInMarkdown(text: string, start: number, line: string): 'front-matter' | 'block' | 'within' {
  const { frontMatter, code } = parseMarkdown(text);
  if (frontMatter && start < frontMatter.span.end) return start > 0 ? 'front-matter' : 'within';
  if (code.some((one) => one.start <= start && start < one.end)) return 'within';
  if (/^#{1,6}[ \t]/u.test(line)) return 'block';
  const before = text.slice(lineStart(text, Math.max(start - 1, 0)), start).trim();
  return start > 0 && before === '' && /^[^\s>\-*+\d]/u.test(line) ? 'block' : 'within';
}

/** What the lines of YAML begin with that are not part of a text: an item, a key, a bracket, an action of a template. */
const ITEM = /^[ \t]*(?:-(?:[ \t]|$)|[[\]{}])/u;
const KEY = /^[ \t]*(?:"(?:[^"\\]|\\.)*"[ \t]*|'[^']*'[ \t]*|[^\s"'][^\r\n]*?):(?:[ \t]|$)/u;
/** `NAME=value`: a format that has no texts over several lines. */
const ASSIGNMENT = /^(?:export[ \t]+)?[A-Za-z_][\w.]*=/u;

/** What follows is a text over several lines, as far as it is indented. */
const BLOCK_SIGN = /(?:^|[\s:-])[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/u;

/** True for a line that belongs to a text over several lines, in which a comment would be text as well. */
function isWithinText(text: string, start: number, line: string): boolean {
  if (ASSIGNMENT.test(line)) return false;
  if (!ITEM.test(line) && !KEY.test(line)) return true;
  let least = indentOf(line);
  let at = start;
  for (let count = 0; at > 0 && least > 0 && count < MOST_LINES; count++) {
    at = lineStart(text, at - 1);
    const above = text.slice(at, lineEnd(text, at));
    if (above.trim() === '' || indentOf(above) >= least) continue;
    least = indentOf(above);
    if (BLOCK_SIGN.test(above)) return true;
  }
  return false;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
