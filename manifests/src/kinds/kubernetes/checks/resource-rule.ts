import type { PartRule, RuleContext } from '../../../core/rules/rule.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { isExample } from '../units/example.ts';
import { isFragment } from '../units/fragment.ts';
import type { Container, KubernetesModel, PodTemplate, Resource } from '../resources/model.ts';

interface RuleHeader extends Pick<PartRule<KubernetesModel>, 'id' | 'severity' | 'profiles' | 'knownAs'> {
  /** True for a rule on what is missing: it is not asked of patches, which say only what they change. */
  readonly whole?: boolean;
  /**
   * True for a rule on how workloads are run, which is no matter of examples and tests: there it is a hint at most, unless a profile
   * asks for more.
   */
  readonly practice?: boolean;
}

/** What a rule on one resource alone may look at. */
export interface Alone {
  readonly uri: string;
  readonly settings: Settings['kubernetes'];
  /** The text of the file as it is when this is called: for fixes, which are made later. */
  text(): string;
}

interface OneResource extends RuleHeader {
  readonly check: (resource: Resource, alone: Alone) => Iterable<RuleFinding>;
}

interface OnePod extends RuleHeader {
  readonly check: (pods: PodTemplate, resource: Resource, alone: Alone) => Iterable<RuleFinding>;
}

interface OneContainer extends RuleHeader {
  readonly check: (
    container: Container,
    pods: PodTemplate,
    resource: Resource,
    alone: Alone,
  ) => Iterable<RuleFinding>;
}

interface AmongOthers extends RuleHeader {
  readonly check: (resource: Resource, context: RuleContext<KubernetesModel>) => Iterable<RuleFinding>;
}

/** A rule that looks at one resource and nothing else: a pure function of it and of the settings. */
export function resourceRule({ check, whole = false, ...header }: OneResource): PartRule<KubernetesModel> {
  return crossResourceRule({
    ...header,
    check(resource, context) {
      const { uri } = context.document;
      if (whole && isFragment(resource, uri, context.graph)) return [];
      const text = (): string => context.document.getText();
      return check(resource, { uri, settings: context.settings.kubernetes, text });
    },
  });
}

/** A rule on the pods that a resource describes; see `resourceRule`. */
export function podRule({ check, ...header }: OnePod): PartRule<KubernetesModel> {
  return resourceRule({
    ...header,
    check: (resource, alone) => (resource.pods ? check(resource.pods, resource, alone) : []),
  });
}

/** A rule on each container of the pods that a resource describes; see `resourceRule`. */
export function containerRule({ check, ...header }: OneContainer): PartRule<KubernetesModel> {
  return podRule({
    ...header,
    *check(pods, resource, alone) {
      for (const container of pods.containers) yield* check(container, pods, resource, alone);
    },
  });
}

/** A rule that asks the graph about other resources. Its findings are made again whenever an answer may have changed. */
export function crossResourceRule({
  check,
  practice = false,
  ...header
}: AmongOthers): PartRule<KubernetesModel> {
  return {
    ...header,
    *checkPart(part, context) {
      // The parts of Kubernetes manifests are their resources.
      const findings = check(part as Resource, context);
      const { profile = 'default' } = context.settings;
      const isShown = practice && profile === 'default' && isExample(context.document.uri, context.graph);
      if (!isShown) yield* findings;
      else for (const finding of findings) yield { ...finding, atMost: 'hint' };
    },
  };
}
