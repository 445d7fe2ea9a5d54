import { t } from '@vscode/l10n';
import { span, type Span } from '../../core/text/span.ts';
import type { TextChange, WorkspaceChange } from '../../core/text/change.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Refactoring } from '../../core/contributions/refactoring.ts';
import { assess } from './assessment.ts';
import { columnOf, lineEnd } from '../../core/text/lines.ts';
import { actionInsertion } from './insertion.ts';
import { RATING_NAMES, type AmdecModel, type Risk } from './model.ts';
import { riskAt } from './place.ts';

type Context = KindContext<AmdecModel>;

/** Changes that a person may want at a row: its products written out, an action added; and the rows in order. */
export function amdecRefactorings(context: Context, at: Span): Refactoring[] {
  const { model, document } = context;
  const { uri } = document;
  const risk = riskAt(model, at.start);
  const refactorings: Refactoring[] = [];
  if (risk) {
    const text = document.getText();
    const computed = computedInsertion(text, model, risk);
    if (computed) {
      refactorings.push({
        title: t('Insert the computed criticality'),
        changes: () => [{ kind: 'text', uri, ...computed }],
      });
    }
    const insertion = actionInsertion(text, risk);
    if (insertion) {
      refactorings.push({ title: t('Add action'), changes: () => [{ kind: 'text', uri, ...insertion }] });
    }
  }
  const touchesRows =
    risk ?? (model.risksKey && at.start <= model.risksKey.end && at.end >= model.risksKey.start);
  const sorted = touchesRows ? sortedRows(context) : [];
  if (sorted.length > 0) {
    refactorings.push({
      title: t('Sort risks by criticality'),
      changes: (): WorkspaceChange[] => sorted,
    });
  }
  return refactorings;
}

/** Lines for the criticality and the Action Priority below the last rating, for those that are not written. */
function computedInsertion(
  text: string,
  model: AmdecModel,
  risk: Risk,
): { span: Span; text: string } | undefined {
  const assessment = assess(model, risk.rating);
  const last = RATING_NAMES.flatMap((name) => risk.rating[name]?.span.end ?? [])
    .sort((a, b) => a - b)
    .at(-1);
  if (!assessment || last === undefined || text[risk.span.start] === '{') return undefined;
  const lines = [
    ...(risk.rating.criticality ? [] : [`criticality: ${assessment.criticality}`]),
    ...(assessment.priority && !risk.actionPriority ? [`actionPriority: ${assessment.priority}`] : []),
  ];
  if (lines.length === 0) return undefined;
  const indent = ' '.repeat(columnOf(text, risk.span.start));
  const end = lineEnd(text, last);
  return { span: span(end, end), text: lines.map((line) => `\n${indent}${line}`).join('') };
}

/**
 * The rows in falling order of criticality, those without one last. A row moves with the comments above it. Nothing when
 * they are in order, or when rows share a line.
 */
function sortedRows({ model, document }: Context): TextChange[] {
  const text = document.getText();
  const rows = rowBlocks(text, model);
  if (!rows) return [];
  const rank = (index: number): number => {
    const risk = model.risks[index];
    return (risk && assess(model, risk.rating)?.criticality) ?? -1;
  };
  const order = rows.map((_, index) => index).sort((a, b) => rank(b) - rank(a) || a - b);
  if (order.every((from, to) => from === to)) return [];
  const block = (index: number): string => {
    const { start, end } = rows[index] ?? span(0, 0);
    const written = text.slice(start, end);
    return written.endsWith('\n') ? written : `${written}\n`;
  };
  const whole = span(rows[0]?.start ?? 0, rows.at(-1)?.end ?? 0);
  return [{ kind: 'text', uri: document.uri, span: whole, text: order.map(block).join('') }];
}

/** The lines of each row, from the end of the row before it; undefined unless each row begins a line. */
function rowBlocks(text: string, model: AmdecModel): Span[] | undefined {
  const blocks: Span[] = [];
  for (const { span: at } of model.risks) {
    const lineStart = at.start - columnOf(text, at.start);
    if (!/^ *- +$/u.test(text.slice(lineStart, at.start))) return undefined;
    const previous = blocks.at(-1)?.end;
    if (previous !== undefined && lineStart < previous) return undefined;
    const newline = text.indexOf('\n', Math.max(at.end - 1, at.start));
    const end = newline === -1 ? text.length : newline + 1;
    blocks.push(span(previous ?? lineStart, end));
  }
  return blocks.length > 1 ? blocks : undefined;
}
