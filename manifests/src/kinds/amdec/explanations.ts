import { t } from '@vscode/l10n';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { actionPriorityBands } from './action-priority.ts';
import { assess, formula, thresholdOf, type Assessment } from './assessment.ts';
import { RATING_NAMES, type AmdecModel, type RatingName, type Ratings } from './model.ts';
import { ratingSign, ratingLabel } from './vocabulary.ts';

/** How a criticality comes about and what it is compared with, as Markdown. */
export function explainCriticality(model: AmdecModel, rating: Ratings, defaultThreshold: number): string {
  const assessment = assess(model, rating);
  if (!assessment) return t('The criticality is computed when all ratings are integers of the grid.');
  const threshold = thresholdOf(model, defaultThreshold);
  const sign = assessment.criticality >= threshold ? '≥' : '<';
  const verdict =
    assessment.criticality >= threshold ? t('at or above the threshold') : t('below the threshold');
  const lines = [`**C = ${formula(assessment.values)} ${sign} ${threshold}** – ${verdict}`];
  for (const name of RATING_NAMES) {
    const rating = assessment.values[name];
    const label = rating === undefined ? undefined : model.grid?.[name]?.labels.get(rating);
    if (rating !== undefined && label) lines.push(`- ${ratingSign(name)} ${rating}: ${escaped(label)}`);
  }
  if (assessment.priority) lines.push('', explainPriority(assessment));
  return lines.join('\n');
}

/** The Action Priority, with the bands of the table that the ratings lie in. */
export function explainPriority({ values, priority }: Assessment): string {
  const bands = actionPriorityBands(values.severity, values.occurrence, values.detection ?? 1);
  const meaning =
    priority === 'H'
      ? t('act, or justify that current controls are adequate')
      : priority === 'M'
        ? t('should act, or justify')
        : t('may act');
  const cell = [
    `${ratingSign('severity')} ${bands.severity}`,
    `${ratingSign('occurrence')} ${bands.occurrence}`,
    `${ratingSign('detection')} ${bands.detection}`,
  ].join(', ');
  return `**AP ${priority ?? ''}** – ${meaning} (${cell})`;
}

/** A rating with the meaning that the grid gives it, among the others of its scale. */
export function explainRating(model: AmdecModel, name: RatingName, value: number | undefined): string {
  const scale = model.grid?.[name];
  if (!scale) return `**${ratingLabel(name)}**`;
  if (scale.labels.size === 0) return `**${ratingLabel(name)}**: ${scale.minimum}–${scale.maximum}`;
  const lines = [...scale.labels]
    .sort(([a], [b]) => a - b)
    .map(([rating, label]) =>
      rating === value ? `- **${rating}: ${escaped(label)}**` : `- ${rating}: ${escaped(label)}`,
    );
  return [`**${ratingLabel(name)}**`, '', ...lines].join('\n');
}
