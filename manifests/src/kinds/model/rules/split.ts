import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { modelRule } from './model-rule.ts';

/** A split that contradicts itself, or leaves no rows for what is chosen on them. */
export const split = modelRule('model/split', 'error', function* ({ manifest, uri }) {
  const { time, gap, group, validation } = manifest.split;
  if (time && group)
    yield { message: t('Rows are split by "time" or by "group", not by both'), span: contentOf(group) };
  if (gap && !time) yield { message: t('"gap" requires "time"'), span: contentOf(gap) };
  const { threshold } = manifest;
  if (threshold && validation && Number(validation.text) === 0 && Number.isNaN(Number(threshold.text)))
    yield {
      message: t('The threshold is chosen on validation rows, and there are none'),
      span: contentOf(threshold),
      related: [{ uri, span: contentOf(validation), message: t('Share of the validation rows') }],
    };
});
