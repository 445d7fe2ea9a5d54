import { t } from '@vscode/l10n';
import { counted } from '../../core/language.ts';
import { lineEnd } from '../../core/text/lines.ts';
import type { Span } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Hint, Lens } from '../../core/contributions/annotation.ts';
import { assess, openActions, thresholdOf } from './assessment.ts';
import { isOverdue } from './due.ts';
import { explainCriticality } from './explain.ts';
import type { AmdecModel, Risk } from './model.ts';
import { residualRating } from './residual.ts';

type Context = KindContext<AmdecModel>;

/** What the marks make of each risk, after its id, where its author did not write it; and what the actions leave of it. */
export function hintsOf({ model, document, settings }: Context, within: Span): Hint[] {
  const text = document.getText();
  return model.risks.flatMap((risk) => {
    if (risk.span.end < within.start || risk.span.start > within.end) return [];
    const label = hintLabel(model, risk);
    if (label === '') return [];
    return [
      {
        offset: lineEnd(text, risk.nameSpan.end),
        label,
        tooltip: explainCriticality(model, risk.rating, settings.amdec.defaultThreshold),
      },
    ];
  });
}

function hintLabel(model: AmdecModel, risk: Risk): string {
  const before = assess(model, risk.rating);
  if (!before) return '';
  const residual = residualRating(risk);
  const after = residual && assess(model, residual);
  const parts: string[] = [];
  if (after) parts.push(`C ${before.criticality} → ${after.criticality}`);
  else if (!risk.rating.criticality?.text) parts.push(`C ${before.criticality}`);
  if (before.priority && !risk.actionPriority) parts.push(`AP ${before.priority}`);
  return parts.join(' · ');
}

/** Above each risk that reaches the threshold or has actions to do; above the table, its sums. */
export function lensesOf({ model, settings, today }: Context): Lens[] {
  const threshold = thresholdOf(model, settings.amdec.defaultThreshold);
  const lenses: Lens[] = [];
  let above = 0;
  for (const risk of model.risks) {
    const assessment = assess(model, risk.rating);
    const reaches = assessment !== undefined && assessment.criticality >= threshold;
    if (reaches) above++;
    const open = openActions(risk);
    const late = open.filter(({ due }) => due && isOverdue(due.text, today)).length;
    const parts = [
      ...(reaches ? [t('C {0} ≥ {1}', assessment.criticality, threshold)] : []),
      ...(open.length > 0 ? [counted(open.length, '{0} open action', '{0} open actions')] : []),
      ...(late > 0 ? [counted(late, '{0} action overdue', '{0} actions overdue')] : []),
    ];
    if (parts.length > 0) lenses.push({ span: risk.nameSpan, title: parts.join(' · ') });
  }
  if (model.risksKey && model.risks.length > 0) {
    const all = counted(model.risks.length, '{0} risk', '{0} risks');
    const high = t('{0} at or above the threshold ({1})', above, threshold);
    lenses.unshift({ span: model.risksKey, title: `${all} · ${high}` });
  }
  return lenses;
}
