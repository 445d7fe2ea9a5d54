import { t } from '@vscode/l10n';
import { pathOf } from '../../folders.ts';

import {
  counted,
  isAutoFixable,
  type Finding,
  type RelatedPlace,
  type Severity,
  type Span,
} from '@vitruve/manifests';
import { createColors } from 'picocolors';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { SEVERITIES, type CheckResult, type FileResult } from '../result.ts';
import { shownPath } from '../../shown-path.ts';
import { terminalText } from '../../terminal-text.ts';
import { excerpt } from './excerpt.ts';

export type Colors = ReturnType<typeof createColors>;

const PLAIN = createColors(false);

/** A report for people: each finding with its place, the text that it is about, and what else explains it. */
export function pretty(result: CheckResult, colors: Colors = PLAIN): string {
  const blocks = result.files.flatMap((file) =>
    file.findings.map((finding) => findingBlock(file, finding, result, colors)),
  );
  const unread = result.unread.map(
    ({ path, message }) =>
      `${colors.red(colors.bold(t('not read')))}  ${terminalText(path)}\n  ${terminalText(message)}\n`,
  );
  const unchecked = result.unchecked.map(
    ({ path, message }) =>
      `${colors.red(colors.bold(t('not checked')))}  ${terminalText(path)}\n  ${terminalText(message)}\n`,
  );
  const skipped = (result.skipped ?? []).map(
    ({ path, message }) =>
      `${colors.dim(t('skipped'))}  ${terminalText(path)}  ${colors.dim(terminalText(message))}`,
  );
  const list = skipped.length > 0 ? [`${skipped.join('\n')}\n`] : [];
  const form = withoutSchema(result, colors);
  return [...blocks, ...list, ...unread, ...unchecked, ...form, summaryLine(result, colors)].join('\n');
}

/** Names of sorts that are told; the report for programs has all. */
const MOST_SORTS = 5;

/** What was looked at without a schema: to say nothing would say that its fields are right. */
function withoutSchema({ withoutSchema: sorts }: CheckResult, colors: Colors): readonly string[] {
  if (sorts.length === 0) return [];
  const told = sorts
    .slice(0, MOST_SORTS)
    .map(({ name, count }) => (count > 1 ? `${terminalText(name)} (${count})` : terminalText(name)));
  const names = [...told, ...(sorts.length > MOST_SORTS ? ['…'] : [])].join(', ');
  return [colors.dim(t('No schema is known for {0}: fields not checked', names)) + '\n'];
}

function findingBlock(file: FileResult, finding: Finding, result: CheckResult, colors: Colors): string {
  const paint = paintOf(finding.severity, colors);
  const item = file.itemOf(finding);
  const title = `${paint(colors.bold(severityName(finding.severity)))} ${colors.bold(terminalText(finding.message))}  ${colors.dim(finding.rule)}`;
  const gutter = result.isShown(file.document)
    ? excerpt(file.document, finding.span, { paint, dim: colors.dim })
    : [];
  const lines = [
    title,
    `  ${colors.dim('→')} ${colors.cyan(place(terminalText(file.path), file.document, finding.span))}${item === undefined ? '' : `  ${terminalText(item)}`}`,
    ...gutter,
  ];
  for (const related of finding.related ?? []) lines.push(...relatedLines(related, result, colors));
  if (isAutoFixable(finding)) lines.push(`  ${colors.green(t('auto-fixable'))}`);
  return `${lines.join('\n')}\n`;
}

function relatedLines(related: RelatedPlace, result: CheckResult, colors: Colors): string[] {
  const document = result.documentOf(related.uri);
  const path = terminalText(shownPath(result.from, pathOf(related.uri)));
  const where = document ? place(path, document, related.span) : path;
  const heading = `  ${colors.dim('·')} ${terminalText(related.message)} ${colors.dim(`(${where})`)}`;
  return document && result.isShown(document)
    ? [heading, ...excerpt(document, related.span, { paint: colors.blue, dim: colors.dim })]
    : [heading];
}

function place(path: string, document: TextDocument, { start }: Span): string {
  const { line, character } = document.positionAt(start);
  return `${path}:${line + 1}:${character + 1}`;
}

function paintOf(severity: Severity, colors: Colors): (text: string) => string {
  return {
    error: colors.red,
    warning: colors.yellow,
    information: colors.blue,
    hint: colors.gray,
  }[severity];
}

/** The word for a severity, in the user's language. */
export function severityName(severity: Severity): string {
  switch (severity) {
    case 'error':
      return t('error');
    case 'warning':
      return t('warning');
    case 'information':
      return t('information');
    case 'hint':
      return t('hint');
  }
}

/** `3 resources checked: 1 error, 2 warnings`, with the end of its line. */
export function summaryLine(
  { counts, items, fixed, unread, unchecked, baseline }: CheckResult,
  colors: Colors = PLAIN,
): string {
  const what =
    items.length > 0 ? t('{0} checked', items.map(({ text }) => text).join(', ')) : t('Nothing was checked');
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    paintOf(severity, colors)(countedSeverity(severity, counts[severity])),
  );
  if (parts.length === 0 && unread.length + unchecked.length === 0)
    parts.push(
      colors.green(baseline && baseline.file !== 'written' ? t('no new findings') : t('no findings')),
    );
  if (unread.length > 0)
    parts.push(colors.red(counted(unread.length, '{0} file not read', '{0} files not read')));
  if (unchecked.length > 0)
    parts.push(colors.red(counted(unchecked.length, '{0} file not checked', '{0} files not checked')));
  if (baseline) parts.push(...baselineParts(baseline, colors));
  if (fixed > 0) parts.push(colors.green(counted(fixed, '{0} fixed', '{0} findings fixed')));
  return `${t('{0}: {1}', colors.bold(what), parts.join(', '))}\n`;
}

function baselineParts(
  { known, gone, file }: NonNullable<CheckResult['baseline']>,
  colors: Colors,
): string[] {
  if (file === 'written') {
    return [counted(known, '{0} finding written to the baseline', '{0} findings written to the baseline')];
  }
  const parts = known > 0 ? [colors.dim(t('{0} in the baseline', known))] : [];
  if (file === 'shrunk') parts.push(colors.green(t('{0} gone and removed from the baseline', gone)));
  else if (gone > 0) parts.push(t('{0} gone, still in the baseline', gone));
  return parts;
}

function countedSeverity(severity: Severity, count: number): string {
  switch (severity) {
    case 'error':
      return counted(count, '{0} error', '{0} errors');
    case 'warning':
      return counted(count, '{0} warning', '{0} warnings');
    case 'information':
      return counted(count, '{0} info', '{0} infos');
    case 'hint':
      return counted(count, '{0} hint', '{0} hints');
  }
}
