import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A stage that waits for one that there is not. */
export const needsUnknown = pipelineRule('pipeline/needs-unknown', 'error', function* ({ pipeline, uri }) {
  for (const { name, needs } of pipeline.stages.values()) {
    for (const need of needs) {
      const { text, span } = need;
      if (pipeline.stages.has(text)) continue;
      const suggestion = nearest(
        text,
        [...pipeline.stages.keys()].filter((other) => other !== name),
      );
      yield {
        message: suggestion
          ? t('Stage "{0}" does not exist. Did you mean "{1}"?', text, suggestion)
          : t('Stage "{0}" does not exist', text),
        span,
        ...changeTo(uri, need, suggestion),
      };
    }
  }
});
