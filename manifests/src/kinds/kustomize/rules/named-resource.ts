import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { isMap, itemsOf, scalarOf, valueOf, type YamlMap, type YamlScalar } from '../../../core/yaml/node.ts';
import { accumulatedBy, unitAt, type Accumulation } from '../accumulated.ts';
import { choosesTarget } from '../chosen.ts';
import type { KustomizeModel } from '../model.ts';
import { replicaNames } from '../named-by-patches.ts';
import { targetOf, type Patch, type Target } from '../patches.ts';

const SCALED = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);

/** What `replicas`, the source of a replacement or of a variable, or a generator that merges names and the kustomization does not have. */
export const namedResource: Rule<KustomizeModel> = {
  id: 'kustomize/named-resource',
  severity: 'error',
  *check({ model, graph, document: { uri } }) {
    const changing = model.generated.filter(({ behavior }) => behavior && behavior.text !== 'create');
    const sources = replacementSources(model.root);
    const scaled = replicaNames(model.root);
    if (changing.length === 0 && sources.length === 0 && scaled.length === 0) return;
    const unit = unitAt(uri, graph);
    const accumulation = unit && accumulatedBy(unit, graph);
    if (!accumulation || accumulation.open || accumulation.renamed) return;
    for (const name of scaled) yield* absent(name, (kind) => SCALED.has(kind), accumulation, uri);
    for (const { kind, name } of changing) yield* absent(name, (other) => other === kind, accumulation, uri);
    for (const source of sources) {
      const read = targetOf(source);
      // Variables give the group with the version.
      const target = scalarOf(source, 'apiVersion')
        ? { ...read, group: undefined, version: undefined }
        : read;
      if (accumulation.resources.some((resource) => choosesTarget(target, resource) !== false)) continue;
      if (model.patches.some((patch) => mayGiveName(patch, target, uri, graph))) continue;
      yield {
        message: t('The source selects no resource of the kustomization'),
        span: (target.name ?? target.kind)?.span ?? source.span,
      };
    }
  },
};

function* absent(
  name: YamlScalar,
  isKind: (kind: string) => boolean,
  { resources }: Accumulation,
  uri: string,
): Iterable<RuleFinding> {
  const names = resources
    .filter(({ entity }) => isKind(entity.facts?.kind ?? ''))
    .flatMap((resource) => [...resource.names]);
  if (names.includes(name.text)) return;
  const suggestion = nearest(name.text, names);
  yield {
    message:
      suggestion === undefined
        ? t('The kustomization has no resource named "{0}"', name.text)
        : t('The kustomization has no resource named "{0}". Did you mean "{1}"?', name.text, suggestion),
    span: name.span,
    ...changeTo(uri, name, suggestion),
  };
}

/** True for a JSON patch in a file, which is not read: it may give resources of the kind another name. */
function mayGiveName({ path, target }: Patch, source: Target, uri: string, graph: Graph): boolean {
  if (!path || !target || (target.kind && target.kind.text !== source.kind?.text)) return false;
  return graph.declaredIn(resolveFrom(uri, path.text)).length === 0;
}

function replacementSources(root: YamlMap | undefined): readonly YamlMap[] {
  const under = (list: string, key: string): readonly YamlMap[] => {
    const items = valueOf(root, list);
    return itemsOf(items)
      .map((item) => valueOf(item, key))
      .filter((node) => isMap(node));
  };
  return [...under('replacements', 'source'), ...under('vars', 'objref')];
}
