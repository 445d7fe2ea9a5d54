import { t } from '@vscode/l10n';
import { counted } from '../../core/language.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Lens } from '../../core/contributions/annotation.ts';
import { assess, openActions, thresholdOf } from './assessment.ts';
import { isOverdue } from './due.ts';
import type { AmdecModel } from './model.ts';

/** Above each risk that reaches the threshold or has actions to do; above the table, its sums. */
export function amdecLenses({ model, settings, today }: KindContext<AmdecModel>): Lens[] {
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
