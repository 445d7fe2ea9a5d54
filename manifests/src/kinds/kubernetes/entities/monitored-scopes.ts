import { isMap, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { scopeOf } from '../resources/identity.ts';
import type { Resource } from '../resources/model.ts';

/**
 * The namespaces that a ServiceMonitor or PodMonitor looks into: its own unless its `namespaceSelector` says otherwise; undefined for
 * any, and for its own that no manifest states.
 */
export function monitoredScopes(monitor: Resource): readonly string[] | undefined {
  const selected = valueOf(valueOf(monitor.root, 'spec'), 'namespaceSelector');
  if (isMap(selected) && selected.pairs.length > 0) {
    const names = scalarsOf(valueOf(selected, 'matchNames'));
    return names.length > 0 ? names.map(({ text }) => text) : undefined;
  }
  const own = scopeOf(monitor);
  return own === undefined ? undefined : [own];
}
