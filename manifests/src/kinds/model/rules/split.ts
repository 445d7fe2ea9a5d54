import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { modelRule } from './model-rule.ts';

/** A split that contradicts itself, or leaves no rows for what is chosen on them. */
export const split = modelRule('model/split', 'error', function* ({ manifest, uri }) {
  const { time, gap, group, validation, folds } = manifest.split;
  if (time && group)
    yield { message: t('Rows are split by "time" or by "group", not by both'), span: contentOf(group) };
  if (gap && !time) yield { message: t('"gap" requires "time"'), span: contentOf(gap) };
  if (folds && !manifest.target && !manifest.hasCommand)
    yield {
      message: t('Cross-validation requires a target to measure, and there is none'),
      span: folds.key.span,
    };
  if (!validation || Number(validation.text) !== 0) return;
  const related = [{ uri, span: contentOf(validation), message: t('Share of the validation rows') }];
  const { threshold, calibration } = manifest;
  if (threshold && Number.isNaN(Number(threshold.text)))
    yield {
      message: t('The threshold is chosen on validation rows, and there are none'),
      span: contentOf(threshold),
      related,
    };
  if (calibration)
    yield {
      message: t('Probabilities are calibrated on validation rows, and there are none'),
      span: contentOf(calibration),
      related,
    };
});
