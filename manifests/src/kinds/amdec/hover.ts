import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/amdec.schema.json' with { type: 'json' };
import { language } from '../../core/language.ts';
import { descriptionOf, schemasAt } from '../../formats/json-schema/schema.ts';
import { touches } from '../../core/text/span.ts';
import { yamlCursor } from '../../core/yaml/cursor.ts';
import type { KindContext } from '../../core/kind.ts';
import type { HoverText } from '../../core/contributions/hover.ts';
import { assess } from './assessment.ts';
import { explainCriticality, explainRating, explainPriority } from './explanations.ts';
import { RATING_NAMES, type AmdecModel, type Ratings } from './model.ts';
import { riskAt } from './place.ts';
import { residualRating } from './residual.ts';

/** What a rating means, how a criticality comes about, what a key holds. */
export function hoverAmdec(context: KindContext<AmdecModel>, offset: number): HoverText | undefined {
  const { model, settings } = context;
  const risk = riskAt(model, offset);
  if (risk) {
    const { defaultThreshold } = settings.amdec;
    const residual = residualRating(risk) ?? risk.rating;
    const own =
      ratingHover(model, risk.rating, risk.rating, offset, defaultThreshold) ??
      (risk.residual && ratingHover(model, risk.residual, residual, offset, defaultThreshold));
    if (own) return own;
    const priority = risk.actionPriority;
    if (priority && touches(priority.span, offset)) {
      const assessment = assess(model, risk.rating);
      return {
        span: priority.span,
        markdown: assessment?.priority
          ? explainPriority(assessment)
          : t('Action Priority is defined only for rating scales from 1 to 10.'),
      };
    }
  }
  return keyHover(context, offset);
}

/** @param whole the ratings that the criticality is the product of. */
function ratingHover(
  model: AmdecModel,
  written: Ratings,
  whole: Ratings,
  offset: number,
  defaultThreshold: number,
): HoverText | undefined {
  const { criticality } = written;
  if (criticality && touches(criticality.span, offset)) {
    return { span: criticality.span, markdown: explainCriticality(model, whole, defaultThreshold) };
  }
  for (const name of RATING_NAMES) {
    const rating = written[name];
    if (!rating?.text || !touches(rating.span, offset)) continue;
    const parts = [
      explainRating(model, name, rating.value),
      explainCriticality(model, whole, defaultThreshold),
    ];
    return { span: rating.span, markdown: parts.join('\n\n') };
  }
  return undefined;
}

function keyHover({ document }: KindContext<AmdecModel>, offset: number): HoverText | undefined {
  const text = document.getText();
  const cursor = yamlCursor(text, undefined, offset);
  if (!cursor?.hasColon) return undefined;
  const key = text.slice(cursor.span.start, cursor.span.end);
  const description = schemasAt(schema, [...cursor.path, key])
    .map((found) => descriptionOf(found, language()))
    .find((found) => found !== undefined);
  return description === undefined
    ? undefined
    : { span: cursor.span, markdown: `**${key}**\n\n${description}` };
}
