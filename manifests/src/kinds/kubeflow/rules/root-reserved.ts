import { t } from '@vscode/l10n';
import { pipelineRule } from './component-rule.ts';

/** A component called `root`: the name of the one that the pipeline begins with. */
export const rootReserved = pipelineRule({
  id: 'kubeflow/root-reserved',
  severity: 'error',
  *check({ components }) {
    const taken = components.get('root');
    if (taken)
      yield {
        message: t('"root" is reserved for the pipeline itself: rename the component'),
        span: taken.key.span,
      };
  },
});
