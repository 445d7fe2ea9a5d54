import { t } from '@vscode/l10n';
import { span, touches, type Span } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import type { OutlineItem } from '../../core/contributions/outline.ts';
import { assess } from './assessment.ts';
import { type AmdecModel } from './model.ts';

/** The grid, and the risks with their criticality. */
export function amdecOutline({ model }: KindContext<AmdecModel>): OutlineItem[] {
  const items: OutlineItem[] = [];
  if (model.grid)
    items.push({ name: t('Grid'), icon: 'section', span: model.grid.span, nameSpan: model.grid.span });
  for (const risk of model.risks) {
    const assessment = assess(model, risk.rating);
    const title = risk.failureMode?.text ?? '';
    items.push({
      name: [risk.id?.text, title].filter((part) => part).join(' ') || t('Risk'),
      ...(assessment && {
        detail: `C ${assessment.criticality}${assessment.priority ? ` · AP ${assessment.priority}` : ''}`,
      }),
      icon: 'risk',
      span: spanning(risk.span, risk.nameSpan),
      nameSpan: risk.nameSpan,
      children: risk.actions.map((action) => ({
        name: action.text?.text ?? t('Action'),
        detail: [action.owners[0]?.text, action.due?.text].filter((part) => part).join(' · '),
        icon: 'list',
        span: spanning(action.span, action.nameSpan),
        nameSpan: action.nameSpan,
      })),
    });
  }
  return items;
}

/** Each row, and each of its actions. */
export function amdecFolds({ model }: KindContext<AmdecModel>): Span[] {
  return model.risks.flatMap((risk) => [risk.span, ...risk.actions.map((action) => action.span)]);
}

/** From the action to its row to the rows. */
export function amdecSelections({ model }: KindContext<AmdecModel>, offset: number): Span[] {
  const risk = model.risks.find((candidate) => touches(candidate.span, offset));
  if (!risk) return [];
  const action = risk.actions.find((candidate) => touches(candidate.span, offset));
  const first = model.risks[0]?.span.start ?? risk.span.start;
  const last = model.risks.at(-1)?.span.end ?? risk.span.end;
  const rows = span(Math.min(first, risk.span.start), Math.max(last, risk.span.end));
  return [...(action ? [action.span] : []), risk.span, rows];
}

/** Aliases may put a name outside of its row. */
function spanning(outer: Span, inner: Span): Span {
  return span(Math.min(outer.start, inner.start), Math.max(outer.end, inner.end));
}
