import { t } from '@vscode/l10n';
import { span, touches, type Span } from '../../core/text/span.ts';
import type { TextChange } from '../../core/text/change.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Token } from '../../core/contributions/annotation.ts';
import type { OutlineItem } from '../../core/contributions/outline.ts';
import { assess } from './assessment.ts';
import { MARK_NAMES, type AmdecModel, type Rating } from './model.ts';

type Context = KindContext<AmdecModel>;

/** The grid, and the risks with their criticality. */
export function outlineOf({ model }: Context): OutlineItem[] {
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

/** Colours: ids, marks, owners, categories, decisions and dates. */
export function tokensOf({ model }: Context): Token[] {
  const tokens: Token[] = [];
  const add = (at: Span | undefined, token: Omit<Token, 'span'>): void => {
    if (at && at.end > at.start) tokens.push({ span: at, ...token });
  };
  const addRating = (rating: Rating | undefined): void => {
    for (const name of MARK_NAMES) if (rating?.[name]?.text) add(rating[name].span, { type: 'enumMember' });
    if (rating?.criticality?.text) add(rating.criticality.span, { type: 'number' });
  };
  for (const risk of model.risks) {
    add(risk.id?.span, { type: 'class', modifiers: ['declaration'] });
    add(risk.category?.span, { type: 'type' });
    add(risk.actionPriority?.span, { type: 'enumMember' });
    addRating(risk.rating);
    addRating(risk.residual);
    for (const decision of risk.decisions) add(decision.span, { type: 'event' });
    for (const action of risk.actions) {
      for (const owner of action.owners) add(owner.span, { type: 'variable' });
      for (const decision of action.decisions) add(decision.span, { type: 'event' });
      add(action.status?.span, { type: 'enumMember' });
    }
  }
  return tokens.sort((a, b) => a.span.start - b.span.start);
}

/** Each row, and each of its actions. */
export function foldsOf({ model }: Context): Span[] {
  return model.risks.flatMap((risk) => [risk.span, ...risk.actions.map((action) => action.span)]);
}

/** From the action to its row to the rows. */
export function selectionsOf({ model }: Context, offset: number): Span[] {
  const risk = model.risks.find((candidate) => touches(candidate.span, offset));
  if (!risk) return [];
  const action = risk.actions.find((candidate) => touches(candidate.span, offset));
  const first = model.risks[0]?.span.start ?? risk.span.start;
  const last = model.risks.at(-1)?.span.end ?? risk.span.end;
  const rows = span(Math.min(first, risk.span.start), Math.max(last, risk.span.end));
  return [...(action ? [action.span] : []), risk.span, rows];
}

/** The break after the last line. White space elsewhere may belong to a text, and the alignment of comments to its author. */
export function formatAmdec({ document }: Context): TextChange[] {
  const text = document.getText();
  const { uri } = document;
  const changes: TextChange[] = [];
  if (text !== '' && !text.endsWith('\n')) {
    changes.push({ kind: 'text', uri, span: span(text.length, text.length), text: '\n' });
  }
  return changes;
}

/** Aliases may put a name outside of its row. */
function spanning(outer: Span, inner: Span): Span {
  return span(Math.min(outer.start, inner.start), Math.max(outer.end, inner.end));
}
