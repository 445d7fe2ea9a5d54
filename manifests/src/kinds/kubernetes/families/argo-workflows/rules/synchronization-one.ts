import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { isMap, itemsOf, pairOf, valueOf, type YamlMap } from '../../../../../core/yaml/node.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

/** A semaphore that does not say what it counts with, or says it twice. */
export const synchronizationOne = workflowRule({
  id: 'argo-workflows/synchronization-one',
  severity: 'error',
  *check(workflow) {
    yield* faults(workflow.spec);
    for (const { node } of templatesOf(workflow)) yield* faults(node);
  },
});

function* faults(owner: YamlMap): Iterable<RuleFinding> {
  const synchronization = valueOf(owner, 'synchronization');
  const list = valueOf(synchronization, 'semaphores');
  for (const semaphore of [valueOf(synchronization, 'semaphore'), ...itemsOf(list)]) {
    if (!isMap(semaphore)) continue;
    const map = pairOf(semaphore, 'configMapKeyRef');
    const database = pairOf(semaphore, 'database');
    if (map?.value && database?.value)
      yield {
        message: t('"configMapKeyRef" and "database" cannot be used together in a semaphore'),
        span: database.key.span,
      };
    else if (!map?.value && !database?.value)
      yield {
        message: t('The semaphore has no limit: set "configMapKeyRef" or "database"'),
        span: semaphore.pairs[0]?.key.span ?? semaphore.span,
      };
  }
}
