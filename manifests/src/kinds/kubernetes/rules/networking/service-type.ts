import { t } from '@vscode/l10n';
import { isSeq, pairOf, scalarOf, type YamlMap } from '../../../../core/yaml/node.ts';
import { fieldFix } from '../fixes.ts';
import { isFilledInLater } from '../../resources/naming.ts';
import { mapAt, mapsAt } from '../../resources/node-at.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';
import { isFragment } from '../../units/fragment.ts';
import { isAddedByPatch } from '../../units/overlay.ts';

/** What a type of Service needs, and what it cannot have. */
export const serviceType = crossResourceRule({
  id: 'kubernetes/service-type',
  severity: 'error',
  *check(resource, { document, graph }) {
    const { root, group, kind, kindNode } = resource;
    const { uri } = document;
    const spec = mapAt(root, 'spec');
    if (group !== '' || kind !== 'Service' || !spec || !kindNode) return;
    if (isFragment(resource, uri, graph)) return;
    const type = scalarOf(spec, 'type');
    const name = type?.text ?? 'ClusterIP';
    const headless = scalarOf(spec, 'clusterIP');
    if (headless?.text === 'None' && (name === 'NodePort' || name === 'LoadBalancer'))
      yield {
        message: t('A Service of type {0} requires an address: clusterIP cannot be None', name),
        span: headless.span,
      };
    if (name === 'ExternalName' && !pairOf(spec, 'externalName'))
      yield {
        message: t('A Service of type ExternalName requires "externalName"'),
        span: (type ?? kindNode).span,
      };
    if (
      name !== 'ExternalName' &&
      headless?.text !== 'None' &&
      !isFilledInLater(name) &&
      isWithoutPorts(spec) &&
      !isAddedByPatch(resource, 'ports', uri, graph)
    )
      yield {
        message: t('A Service of type {0} requires at least one port', name),
        span: (type ?? kindNode).span,
      };
    if (name !== 'ClusterIP') return;
    for (const port of mapsAt(spec, 'ports')) {
      const nodePort = scalarOf(port, 'nodePort');
      if (typeof nodePort?.value === 'number' && nodePort.value !== 0)
        yield {
          message: t('"nodePort" is allowed only in Services of type NodePort or LoadBalancer'),
          span: nodePort.span,
          fixes: [fieldFix({ uri, text: () => document.getText() }, spec, ['type'], 'NodePort')],
        };
    }
  },
});

function isWithoutPorts(spec: YamlMap): boolean {
  const ports = pairOf(spec, 'ports')?.value;
  return !pairOf(spec, '<<') && (!ports || (isSeq(ports) && ports.items.length === 0));
}
