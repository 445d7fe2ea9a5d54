import { t } from '@vscode/l10n';
import { changeTo } from '../../../../../core/findings/change-to.ts';
import { cyclesOf } from '../../../../../core/order/cycles.ts';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import { isMap, isSeq, scalarOf, scalarsOf, valueOf, type YamlMap } from '../../../../../core/yaml/node.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

/** Containers of a set that wait for one which is not there, or for each other. */
export const containerOrder = workflowRule({
  id: 'argo-workflows/container-order',
  severity: 'error',
  *check(workflow, uri) {
    for (const { node } of templatesOf(workflow)) {
      const list = valueOf(valueOf(node, 'containerSet'), 'containers');
      if (!isSeq(list)) continue;
      const containers = new Map<string, YamlMap>();
      for (const item of list.items) {
        const name = scalarOf(item, 'name')?.text;
        if (name !== undefined && isMap(item)) containers.set(name, item);
      }
      for (const item of containers.values()) {
        for (const dependency of scalarsOf(valueOf(item, 'dependencies'))) {
          const { text, span } = dependency;
          if (containers.has(text)) continue;
          yield {
            message: t('Container "{0}" does not exist', text),
            span,
            ...changeTo(uri, dependency, nearest(text, containers.keys())),
          };
        }
      }
      const names = [...containers.keys()];
      const after = (name: string): string[] =>
        scalarsOf(valueOf(containers.get(name), 'dependencies')).map(({ text }) => text);
      for (const cycle of cyclesOf(names, after)) {
        const span = scalarOf(containers.get(cycle[0] ?? ''), 'name')?.span;
        if (span)
          yield {
            message: t('Cycle of containers: {0}', [...cycle, cycle[0] ?? ''].join(' → ')),
            span,
          };
      }
    }
  },
});
