import { t } from '@vscode/l10n';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { assess, formula, openActions } from './assessment.ts';
import { isOverdue } from './due.ts';
import { explainCriticality } from './explanations.ts';
import type { AmdecModel, Risk } from './model.ts';
import { residualRating } from './residual.ts';
import { actionStatusLabel } from './vocabulary.ts';

/** The whole risk in a few lines, for the readers of other files. */
export function describeAmdec({ model, settings, today }: KindContext<AmdecModel>, { span }: Entity): string {
  const risk = model.risks.find(({ id }) => id?.span.start === span.start);
  return risk ? riskText(model, risk, settings.amdec.defaultThreshold, today) : '';
}

function riskText(model: AmdecModel, risk: Risk, defaultThreshold: number, today: string): string {
  const title = [risk.item?.text, risk.failureMode?.text].filter((part) => part !== undefined).join(' – ');
  const lines = [`**${escaped(risk.id?.text ?? '')}** ${escaped(title)}`, ''];
  if (risk.effect) lines.push(`- ${t('Effect')}: ${shownText(risk.effect.text)}`);
  if (risk.cause) lines.push(`- ${t('Cause')}: ${shownText(risk.cause.text)}`);
  lines.push('', explainCriticality(model, risk.rating, defaultThreshold));
  const residual = residualRating(risk);
  const after = residual && assess(model, residual);
  if (after) lines.push('', `${t('Residual')}: C' = ${formula(after.values)}`);
  for (const { text, owners, due, status } of risk.actions) {
    const owner = escaped(owners.map((written) => written.text).join(', '));
    const parts = [
      shownText(text?.text ?? ''),
      owner,
      escaped(due?.text ?? ''),
      escaped(actionStatusLabel(status?.text)),
    ];
    lines.push(`- ${parts.filter((part) => part !== '').join(' · ')}`);
  }
  const late = openActions(risk).filter(({ due }) => due && isOverdue(due.text, today)).length;
  if (late > 0) lines.push('', `⚠ ${counted(late, '{0} action overdue', '{0} actions overdue')}`);
  return lines.join('\n');
}

function shownText(text: string): string {
  return escaped(text.replace(/\s+/gu, ' '));
}
