import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { ONE, suggestQuantity, quantityOf } from '../../../formats/quantities/quantity.ts';
import { isScalar } from '../../../core/yaml/node.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** Less memory than this, in bytes, is probably in the wrong unit: `512m` is half a byte. */
const LEAST_BYTES = 1024n * ONE;

/** Resources that no machine could give: not a quantity, or of the wrong size by orders of magnitude. */
export const quantity = pipelineRule('pipeline/quantity', 'error', function* ({ pipeline, uri }) {
  for (const { resources } of [pipeline.defaults, ...pipeline.stages.values()]) {
    for (const { key, value } of resources?.pairs ?? []) {
      if (
        !isScalar(value) ||
        value.text.includes('${') ||
        !['cpu', 'memory', 'gpu', 'disk'].includes(key.text)
      )
        continue;
      const { text, span } = value;
      const amount = quantityOf(text)?.nanos;
      if (amount === undefined) {
        const suggestion = suggestQuantity(text);
        yield {
          message: suggestion
            ? t('"{0}" is not a valid quantity. Did you mean "{1}"?', text, suggestion)
            : t(
                '"{0}" is not a valid quantity: expected a value such as "500m" or "2" for CPU cores, "512Mi" or "4Gi" for bytes',
                text,
              ),
          span,
          ...changeTo(uri, span, suggestion),
        };
      } else if (key.text === 'gpu' && amount % ONE !== 0n) {
        yield { message: t('The number of GPUs must be an integer: {0}', text), span };
      } else if (amount < 0n || (amount === 0n && key.text !== 'gpu')) {
        yield { message: t('"{0}" must be greater than 0', key.text), span };
      } else if (amount < LEAST_BYTES && (key.text === 'memory' || key.text === 'disk')) {
        const suggestion = text.endsWith('m') ? `${text.slice(0, -1)}Mi` : undefined;
        yield {
          message: suggestion
            ? t('"{0}" is less than one byte. Did you mean "{1}"?', text, suggestion)
            : t('"{0}" has no unit and is read as bytes: use a value such as "512Mi" or "4Gi"', text),
          span,
          ...changeTo(uri, span, suggestion),
        };
      }
    }
  }
});
