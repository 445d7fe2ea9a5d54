import { t } from '@vscode/l10n';
import type { Fix } from '../../../../core/findings/finding.ts';
import type { Entity } from '../../../../core/graph/entity.ts';
import type { Graph } from '../../../../core/graph/graph.ts';
import { quotedNames } from '../../../../core/text/quoted-names.ts';
import { isSeq, scalarOf, valueOf, type YamlNode, type YamlScalar } from '../../../../core/yaml/node.ts';
import { kindOf } from '../../resources/kind-of.ts';
import { isPortName } from '../../entities/ports.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import { chosenBy } from '../../selectors/chosen.ts';
import { isFilledInLater } from '../../resources/naming.ts';
import { isNear } from '../../units/release.ts';
import { isPatch } from '../../units/patch.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A port of a Service that leads to none of the ports of the pods that it chooses. */
export const serviceTargetPort = crossResourceRule({
  id: 'kubernetes/service-target-port',
  severity: 'warning',
  *check(resource, { graph, document: { uri } }) {
    const choice = declarationsOf(resource, uri).choices.find(({ place }) => place.use === 'service');
    const ports = valueOf(valueOf(resource.root, 'spec'), 'ports');
    if (!choice || !isSeq(ports)) return;
    const chosen = chosenBy(choice, graph, uri).filter(({ facts }) => facts?.pods === true);
    if (chosen.length === 0) return;
    const targets = ports.items.map((item) => targetOf(item) ?? scalarOf(item, 'port'));
    // Workloads of another release may bear the same labels.
    const near = chosen.some((workload) => isNear(graph, uri, workload.uri));
    // Where other ports lead somewhere, this one may be listened on without being declared.
    const reaches = targets.some((target) => target && !isMissing(target, chosen));
    for (const [index, target] of targets.entries()) {
      if (!target || isFilledInLater(target.text) || !isMissing(target, chosen)) continue;
      if (chosen.some((workload) => isAdded(target, workload, graph))) continue;
      const written = targetOf(ports.items[index]);
      const names = [...new Set(chosen.flatMap((workload) => Object.keys(portsOf(workload))))];
      yield {
        message: isPortName(target)
          ? t('No pod of {0} has a port named "{1}"', namesOf(chosen), target.text)
          : t('No container of {0} has port {1}', namesOf(chosen), target.text),
        span: target.span,
        related: chosen.slice(0, 3).map((workload) => ({
          uri: workload.uri,
          span: workload.span,
          message: t('Ports of {0}: {1}', `${kindOf(workload)} ${workload.name}`, portsText([workload])),
        })),
        ...((reaches && !isPortName(target)) ||
        !near ||
        chosen.some((workload) => isPatchedInline(workload, graph))
          ? { atMost: 'hint' }
          : {}),
        ...(written && names.length > 0 && names.length <= 4 ? { fixes: changes(uri, written, names) } : {}),
      };
    }
  },
});

/** The target that is written for a port; 0 and an empty text are none, in whose place the server puts the port itself. */
function targetOf(port: YamlNode | null | undefined): YamlScalar | undefined {
  const target = scalarOf(port, 'targetPort');
  return target?.text === '0' || target?.text === '' ? undefined : target;
}

function changes(uri: string, target: YamlScalar, names: readonly string[]): readonly Fix[] {
  return names.map((name) => ({
    title: t('Change to "{0}"', name),
    changes: () => [{ kind: 'text', uri, span: target.span, text: name }],
  }));
}

/**
 * A name must be declared to mean anything. A number need not: it is missing only where every container says its ports.
 */
function isMissing(target: YamlScalar, chosen: readonly Entity[]): boolean {
  if (isPortName(target)) return !chosen.some((workload) => target.text in portsOf(workload));
  if (!/^\d+$/u.test(target.text)) return false;
  return chosen.every(
    (workload) =>
      workload.facts?.allPorts === true && !Object.values(portsOf(workload)).includes(target.text),
  );
}

/** True for a port that a patch adds to a workload, as that of a proxy beside it. */
function isAdded(target: YamlScalar, workload: Entity, graph: Graph): boolean {
  return graph
    .find('resource', workload.key, workload.uri)
    .filter((other) => other !== workload && (other.partial === true || isPatch(other.uri, graph)))
    .some((patch) => !isMissing(target, [{ ...patch, facts: { ...patch.facts, allPorts: true } }]));
}

/** True for a workload that a kustomization changes in its own text. */
function isPatchedInline(workload: Entity, graph: Graph): boolean {
  return graph.referencesTo(workload).some(({ relation }) => relation === 'patches-resource');
}

/** Numbers of ports by name, or by the number itself. */
export function portsOf({ facts }: Entity): Readonly<Record<string, string>> {
  const ports = facts?.ports;
  return typeof ports === 'object' ? ports : {};
}

function portsText(chosen: readonly Entity[]): string {
  const texts = chosen.flatMap((workload) =>
    Object.entries(portsOf(workload)).map(([name, number]) =>
      name === number ? number : `${name} (${number})`,
    ),
  );
  return [...new Set(texts)].slice(0, 10).join(', ');
}

/** Some of the workloads, as a sentence names them. */
export function namesOf(chosen: readonly Entity[]): string {
  return quotedNames([...new Set(chosen.map(({ name }) => name))], 3);
}
