import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { duration as durationOf, suggestDuration } from '../../../formats/schedule/duration.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A time that is not written as one, or that is over before it began. */
export const duration = pipelineRule('pipeline/duration', 'error', function* ({ pipeline, uri }) {
  for (const { timeout, retryDelay } of [pipeline.defaults, ...pipeline.stages.values()]) {
    for (const scalar of [timeout, retryDelay]) {
      if (!scalar || scalar.text.includes('${')) continue;
      const { text, span } = scalar;
      const time = durationOf(text);
      if (time === undefined) {
        const suggestion = suggestDuration(text);
        yield {
          message: suggestion
            ? t('"{0}" is not a valid duration. Did you mean "{1}"?', text, suggestion)
            : t('"{0}" is not a valid duration: expected a value such as "45s", "30m" or "1h30m"', text),
          span,
          ...changeTo(uri, span, suggestion),
        };
      } else if (time === 0 && scalar === timeout) {
        yield { message: t('A timeout must be greater than 0'), span };
      }
    }
  }
});
