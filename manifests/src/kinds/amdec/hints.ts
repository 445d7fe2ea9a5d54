import type { Hint } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { lineEnd } from '../../core/text/lines.ts';
import type { Span } from '../../core/text/span.ts';
import { assess } from './assessment.ts';
import { explainCriticality } from './explanations.ts';
import type { AmdecModel, Risk } from './model.ts';
import { residualRating } from './residual.ts';

/** What the ratings make of each risk, after its id, where its author did not write it; and what the actions leave of it. */
export function amdecHints({ model, document, settings }: KindContext<AmdecModel>, within: Span): Hint[] {
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
