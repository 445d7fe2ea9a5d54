import type { Rule, RuleContext } from '../../../rules/rule.ts';
import type { RuleFinding } from '../../../findings/finding.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { Container, KubernetesModel, PodTemplate, Resource } from '../model.ts';

type Described = Pick<Rule<KubernetesModel>, 'id' | 'severity' | 'profiles' | 'knownAs'>;

/** What a rule on one resource alone may look at. */
export interface Alone {
  readonly uri: string;
  readonly settings: Settings['kubernetes'];
}

interface OneResource extends Described {
  readonly check: (resource: Resource, alone: Alone) => Iterable<RuleFinding>;
}

interface OnePod extends Described {
  readonly check: (pods: PodTemplate, resource: Resource, alone: Alone) => Iterable<RuleFinding>;
}

interface OneContainer extends Described {
  readonly check: (
    container: Container,
    pods: PodTemplate,
    resource: Resource,
    alone: Alone,
  ) => Iterable<RuleFinding>;
}

interface AmongOthers extends Described {
  readonly check: (resource: Resource, context: RuleContext<KubernetesModel>) => Iterable<RuleFinding>;
}

/**
 * A rule that looks at one resource and nothing else: a pure function of it and of the settings. Its findings are kept with the
 * resource, so that a key stroke in a file of a thousand resources costs one of them.
 */
export function resourceRule({ check, ...described }: OneResource): Rule<KubernetesModel> {
  const kept = new WeakMap<Resource, { readonly alone: Alone; readonly findings: readonly RuleFinding[] }>();
  return {
    ...described,
    *check({ model, document, settings }) {
      for (const resource of model.resources) {
        const known = kept.get(resource);
        if (known && known.alone.settings === settings.kubernetes && known.alone.uri === document.uri) {
          yield* known.findings;
          continue;
        }
        const alone = { uri: document.uri, settings: settings.kubernetes };
        const findings = [...check(resource, alone)];
        kept.set(resource, { alone, findings });
        yield* findings;
      }
    },
  };
}

/** A rule on the pods that a resource describes; see `resourceRule`. */
export function podRule({ check, ...described }: OnePod): Rule<KubernetesModel> {
  return resourceRule({
    ...described,
    check: (resource, alone) => (resource.pods ? check(resource.pods, resource, alone) : []),
  });
}

/** A rule on each container of the pods that a resource describes; see `resourceRule`. */
export function containerRule({ check, ...described }: OneContainer): Rule<KubernetesModel> {
  return podRule({
    ...described,
    *check(pods, resource, alone) {
      for (const container of pods.containers) yield* check(container, pods, resource, alone);
    },
  });
}

/** A rule that asks the graph about other resources. Its findings are made again whenever an answer may have changed. */
export function crossResourceRule({ check, ...described }: AmongOthers): Rule<KubernetesModel> {
  return {
    ...described,
    *check(context) {
      for (const resource of context.model.resources) yield* check(resource, context);
    },
  };
}
