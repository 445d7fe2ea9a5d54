import { t } from '@vscode/l10n';
import { componentsOf } from '../read.ts';
import { pipelineRule } from './component-rule.ts';
import { unknownName } from './named.ts';

/** A component, or the specification of a platform, that names an executor which is not there. */
export const executorExists = pipelineRule({
  id: 'kubeflow/executor-exists',
  severity: 'error',
  *check(pipeline, uri, { platformExecutors }) {
    const labels = componentsOf(pipeline).flatMap(({ executorLabel }) => executorLabel ?? []);
    for (const label of [...labels, ...platformExecutors])
      if (!pipeline.executors.has(label.text))
        yield unknownName(
          t('Executor "{0}" does not exist', label.text),
          label,
          pipeline.executors.keys(),
          uri,
        );
  },
});
