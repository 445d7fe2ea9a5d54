import { t } from '@vscode/l10n';
import type { Fix, RuleFinding } from '../../../../core/findings/finding.ts';
import type { Entity } from '../../../../core/graph/entity.ts';
import { keptBy } from '../../../../core/text/memory.ts';
import type { Span } from '../../../../core/text/span.ts';
import type { Choice } from '../../selectors/choice.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import { chosenBy } from '../../selectors/chosen.ts';
import { isEmpty } from '../../selectors/selector.ts';
import { releaseOf, type Release } from '../../units/release.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A Service whose selector chooses nothing. */
export const serviceWithoutPods = crossResourceRule({
  id: 'kubernetes/service-without-pods',
  severity: 'warning',
  knownAs: ['kube-linter:dangling-service', 'kube-score:service-targets-pod'],
  *check(resource, { graph, document: { uri } }) {
    for (const choice of declarationsOf(resource, uri).choices) {
      if (choice.place.use !== 'service' || isEmpty(choice.selector)) continue;
      if (chosenBy(choice, graph, uri).length > 0) continue;
      const release = releaseOf(graph, uri);
      yield {
        message: t('No pods in the workspace have the labels {0}', labelsText(choice)),
        span: askedSpan(choice),
        ...nearMiss(choice, release, uri),
        // Much of what runs the cluster itself is deployed by others.
        ...(resource.namespace?.text === 'kube-system' ? { atMost: 'hint' } : surePods(release)),
      };
    }
  },
});

/** What one would change: the value of the one label that is asked for, the whole selector otherwise. */
export function askedSpan({ selector, node }: Choice): Span {
  const [only, second] = selector.written;
  return only && !second && selector.requirements.length === 0 ? only.value.span : node.span;
}

/** The labels that a selector asks for, as people write them. */
export function labelsText({ selector }: Choice): string {
  const written = selector.written.map(({ name, value }) => `${name}=${value.text}`);
  const required = selector.requirements.map(
    ({ key, operator, values }) =>
      `${key} ${operator}${values.length > 0 ? ` (${values.map(({ text }) => text).join(', ')})` : ''}`,
  );
  return [...written, ...required].join(', ');
}

/** The workloads of a release: each of its many Services may ask for them. */
const podsIn = keptBy((resources: readonly Entity[]) =>
  resources.filter(({ facts }) => facts?.pods === true),
);

/** Where the release holds workloads and nothing that makes others, what is not chosen is not there. */
export function surePods({ resources, open, makesMore, labelled }: Release): Pick<RuleFinding, 'atMost'> {
  const isSure = podsIn(resources).length > 0 && !open && !makesMore && !labelled;
  return isSure ? {} : { atMost: 'hint' };
}

/** Workloads that have all labels that are asked for but one. */
export function nearMiss(
  { selector }: Choice,
  { resources }: Release,
  uri: string,
): Pick<RuleFinding, 'related' | 'fixes'> {
  const near = podsIn(resources).flatMap((workload) => {
    const different = selector.written.filter(({ name, value }) => workload.labels?.[name] !== value.text);
    const [only, second] = different;
    if (!only || second) return [];
    const has = workload.labels?.[only.name];
    return has !== undefined ? [{ workload, name: only.name, value: only.value, has }] : [];
  });
  if (near.length === 0 || near.length > 3) return {};
  return {
    related: near.map(({ workload, name, has }) => relatedWorkload(workload, name, has)),
    fixes: near.map(({ name, value, has }): Fix => ({
      title: t('Change the selector to {0}={1}', name, has),
      changes: () => [{ kind: 'text', uri, span: value.span, text: has }],
    })),
  };
}

function relatedWorkload(
  workload: Entity,
  name: string,
  has: string,
): NonNullable<RuleFinding['related']>[number] {
  const { uri, span, detail } = workload;
  return { uri, span, message: t('{0} "{1}" has {2}={3}', detail ?? '', workload.name, name, has) };
}
