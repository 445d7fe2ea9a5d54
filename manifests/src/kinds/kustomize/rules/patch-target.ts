import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import type { Span } from '../../../core/text/span.ts';
import { accumulatedBy, isThat, unitAt, type Accumulation, type Identity } from '../accumulated.ts';
import { choosesTarget } from '../chosen.ts';
import type { KustomizeModel } from '../model.ts';
import type { Patch, Target } from '../patches.ts';

/** A patch of a resource that the kustomization does not have: kustomize refuses it, or changes nothing. */
export const patchTarget: Rule<KustomizeModel> = {
  id: 'kustomize/patch-target',
  severity: 'error',
  *check({ model, graph, document: { uri } }) {
    if (model.patches.length === 0) return;
    const unit = unitAt(uri, graph);
    const accumulation = unit && accumulatedBy(unit, graph);
    if (!accumulation || accumulation.open || accumulation.renamed) return;
    for (const patch of model.patches) {
      // A component serves kustomizations of several sorts: those without resources of a kind are left as they are.
      if (patch.target && !patch.target.name && unit.facts?.component === true) continue;
      if (patch.target) yield* unchosen(patch.target, accumulation, uri);
      else for (const part of partsOf(patch, uri, graph)) yield* unmatched(part, accumulation, uri);
    }
  },
};

/** A part of a resource, and where its name is in the kustomization, or the file that it is in. */
interface Part extends Identity {
  readonly at: Span;
  /** It is in the kustomization itself. */
  readonly here: boolean;
}

function partsOf(patch: Patch, uri: string, graph: Graph): readonly Part[] {
  if (patch.resources.length > 0)
    return patch.resources.flatMap(({ group, version, kind, name, namespace }) =>
      name && kind !== ''
        ? [{ group, version, kind, name: name.text, namespace: namespace?.text, at: name.span, here: true }]
        : [],
    );
  const { path } = patch;
  if (!path) return [];
  return graph
    .declaredIn(resolveFrom(uri, path.text))
    .filter(({ type, facts }) => type === 'resource' && facts?.madeBy === undefined)
    .map((entity) => ({
      group: entity.facts?.group ?? '',
      version: entity.facts?.version,
      kind: entity.facts?.kind ?? '',
      name: entity.name,
      namespace: entity.scope,
      at: path.span,
      here: false,
    }));
}

function* unmatched(part: Part, { resources }: Accumulation, uri: string): Iterable<RuleFinding> {
  if (resources.some((resource) => isThat(resource, part))) return;
  const alike = resources.filter(({ entity }) => entity.facts?.kind === part.kind);
  const named = alike.find(({ names }) => names.has(part.name));
  const suggestion = named
    ? undefined
    : nearest(
        part.name,
        alike.flatMap(({ names }) => [...names]),
      );
  const { kind, name } = part;
  yield {
    message: named
      ? t('{0} "{1}" has another API version or namespace: the patch must use the same', kind, name)
      : suggestion === undefined
        ? t('Patch target not found: the kustomization has no {0} "{1}"', kind, name)
        : t(
            'Patch target not found: the kustomization has no {0} "{1}". Did you mean "{2}"?',
            kind,
            name,
            suggestion,
          ),
    span: part.at,
    ...(named
      ? { related: [{ uri: named.entity.uri, span: named.entity.span, message: `${kind} ${name}` }] }
      : {}),
    ...(part.here ? changeTo(uri, part.at, suggestion) : {}),
  };
}

/** kustomize says nothing of a target that chooses nothing. */
function* unchosen(target: Target, { resources }: Accumulation, uri: string): Iterable<RuleFinding> {
  if (resources.some((resource) => choosesTarget(target, resource) !== false)) return;
  const { kind, name } = target;
  const names = resources
    .filter(({ entity }) => !kind || entity.facts?.kind === kind.text)
    .flatMap((resource) => [...resource.names]);
  const suggestion = name && !names.includes(name.text) ? nearest(name.text, names) : undefined;
  const at = name ?? kind;
  yield {
    message:
      suggestion === undefined
        ? t('The target selects no resource of the kustomization: the patch has no effect')
        : t('The target selects no resource of the kustomization. Did you mean "{0}"?', suggestion),
    span: at?.span ?? target.node.span,
    atMost: 'warning',
    ...(name ? changeTo(uri, name, suggestion) : {}),
  };
}
