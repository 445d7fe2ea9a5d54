import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isSql } from '../files/formats.ts';
import { span, type Span } from '../text/span.ts';
import { lineEnd } from '../text/lines.ts';
import type { Finding } from './finding.ts';

/** A comment `vitruve-ignore rule/id: reason`, or `vitruve-ignore-file rule/id: reason` for a whole file. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  /** The comment, from `vitruve-ignore` to its end. */
  readonly span: Span;
  /** The line whose findings it hides, counted from 0; undefined for a whole file. */
  readonly line: number | undefined;
}

/** What is in a comment in place of the reason that somebody has yet to write. */
export const NO_REASON = '…';

/** What a comment begins with that hides findings. */
const COMMENT = /((?<=^|\s)(?:#|--)|<!--)[ \t]*vitruve-ignore(-file)?[ \t]+([\w-]+\/[\w*-]+)/gmu;

interface WrittenComment {
  readonly index: number;
  readonly sign: string;
  readonly ofFile: boolean;
  readonly rule: string;
  readonly reason: string;
  /** From `vitruve-ignore` to the end of the reason. */
  readonly span: Span;
}

function* commentsIn(text: string): Generator<WrittenComment> {
  const comment = new RegExp(COMMENT);
  for (let match = comment.exec(text); match; match = comment.exec(text)) {
    const [begun, sign = '', ofFile, rule = ''] = match;
    const from = match.index + begun.length;
    const [line = ''] = /.*/u.exec(text.slice(from, lineEnd(text, from))) ?? [];
    const [rest = ''] = line.split('-->', 1);
    const written = rest.trimEnd();
    const said = written.trimStart();
    // What follows without a colon is prose that names a comment.
    if (said !== '' && !said.startsWith(':')) continue;
    comment.lastIndex = from + rest.length;
    const start = match.index + begun.indexOf('vitruve-ignore');
    yield {
      index: match.index,
      sign,
      ofFile: ofFile !== undefined,
      rule,
      reason: said.slice(1).trimStart(),
      span: span(start, from + written.length),
    };
  }
}

export function suppressionsOf(document: TextDocument): readonly Suppression[] {
  const text = document.getText();
  if (!text.includes('vitruve-ignore')) return [];
  const comments = [...commentsIn(text)].filter(({ sign }) => isComment(document, sign));
  // From the last to the first: a comment above another hides in the same line, which is then known.
  const hiddenBelow = new Map<number, number>();
  return comments
    .toReversed()
    .map(({ index, ofFile, rule, reason, span: at }) => ({
      rule,
      reason,
      span: at,
      line: ofFile ? undefined : suppressedLine(document, index, hiddenBelow),
    }))
    .toReversed();
}

/** `<!-- -->` is a value in YAML, and `#` begins no comment in SQL. */
function isComment(document: TextDocument, sign: string): boolean {
  if (isSql(document)) return sign === '--';
  return sign === '#' || (sign === '<!--' && document.languageId !== 'yaml');
}

/** The comment's own line when something is before it; otherwise the next line with content that is not a comment. */
function suppressedLine(document: TextDocument, offset: number, hiddenBelow: Map<number, number>): number {
  const { line } = document.positionAt(offset);
  const lineText = (at: number): string =>
    document.getText({
      start: { line: at, character: 0 },
      end: { line: at + 1, character: 0 },
    });
  if (lineText(line).slice(0, document.positionAt(offset).character).trim() !== '') return line;
  let next = line + 1;
  while (next < document.lineCount && !hiddenBelow.has(next) && isCommentLine(lineText(next))) next++;
  const hidden = hiddenBelow.get(next) ?? (next < document.lineCount ? next : line + 1);
  hiddenBelow.set(line, hidden);
  return hidden;
}

/** True for a blank line as well; a heading of Markdown is none. */
export function isCommentLine(line: string): boolean {
  return /^\s*(?:#(?![ \t]*#)[^#].*|<!--.*-->\s*|--[ \t].*)?$/u.test(line) && !/^#{1,6} /u.test(line);
}

/**
 * The findings that no comment hides, and findings on the comments themselves: one without a reason, and one that hides
 * nothing. `rule/*` hides all rules of a kind.
 */
export function withoutSuppressed(document: TextDocument, findings: readonly Finding[]): readonly Finding[] {
  const suppressions = suppressionsOf(document);
  if (suppressions.length === 0) return findings;
  const byLine = new Map<number | undefined, Suppression[]>();
  for (const suppression of suppressions) {
    const others = byLine.get(suppression.line);
    if (others) others.push(suppression);
    else byLine.set(suppression.line, [suppression]);
  }
  const used = new Set<Suppression>();
  const kept = findings.filter((finding) => {
    const { line } = document.positionAt(finding.span.start);
    const hiding = [...(byLine.get(line) ?? []), ...(byLine.get(undefined) ?? [])].filter((suppression) =>
      hides(suppression, finding),
    );
    for (const suppression of hiding) used.add(suppression);
    return hiding.length === 0;
  });
  const own = suppressions.flatMap((suppression) =>
    suppressionFindings(document, suppression, used.has(suppression)),
  );
  return [...kept, ...own];
}

function hides(suppression: Suppression, finding: Finding): boolean {
  return suppression.rule.endsWith('/*')
    ? finding.rule.startsWith(suppression.rule.slice(0, -1))
    : finding.rule === suppression.rule;
}

function suppressionFindings(document: TextDocument, suppression: Suppression, used: boolean): Finding[] {
  const findings: Finding[] = [];
  if (suppression.reason === '' || suppression.reason === NO_REASON) {
    const message = t(
      'Missing reason for ignoring "{0}": use "vitruve-ignore {0}: reason"',
      suppression.rule,
    );
    findings.push({
      rule: 'suppression/without-reason',
      severity: 'hint',
      message,
      span: suppression.span,
    });
  }
  if (!used) {
    findings.push({
      rule: 'suppression/unused',
      severity: 'hint',
      message: t('Unused suppression: "{0}" reports nothing here', suppression.rule),
      span: suppression.span,
      tags: ['unnecessary'],
      fixes: [
        {
          title: t('Remove comment'),
          changes: () => [
            {
              kind: 'text',
              uri: document.uri,
              span: lineOf(document, suppression.span),
              text: '',
            },
          ],
        },
      ],
    });
  }
  return findings;
}

/** The whole line of a comment that is alone; from its sign to its end otherwise. */
function lineOf(document: TextDocument, comment: Span): Span {
  const { line } = document.positionAt(comment.start);
  const start = document.offsetAt({ line, character: 0 });
  const end = document.offsetAt({ line: line + 1, character: 0 });
  const before = document.getText().slice(start, comment.start);
  const sign = /(?:#|<!--)[ \t]*$/u.exec(before);
  if (before.slice(0, sign?.index).trim() === '') return span(start, end);
  const rest = document.getText().slice(start, end).trimEnd();
  return span(start + before.slice(0, sign?.index).trimEnd().length, start + rest.length);
}
