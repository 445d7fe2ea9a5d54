import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Rule, RuleContext } from '../../../rules/rule.ts';
import type { RuleFinding } from '../../../findings/finding.ts';
import type { Settings } from '../../../settings/settings.ts';
import { isFragment } from '../fragment.ts';
import { isPatch } from '../units/patch.ts';
import type { Container, KubernetesModel, PodTemplate, Resource } from '../model.ts';

interface Described extends Pick<Rule<KubernetesModel>, 'id' | 'severity' | 'profiles' | 'knownAs'> {
  /** True for a rule on what is missing: it is not asked of patches, which say only what they change. */
  readonly whole?: boolean;
}

/** What a rule on one resource alone may look at. */
export interface Alone {
  readonly uri: string;
  readonly settings: Settings['kubernetes'];
  /** The text of the file as it is when this is called: for fixes, which are made later. */
  text(): string;
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

/** Where a resource stands. The document is that of the last check: findings outlive a change elsewhere in the file. */
class Place implements Alone {
  readonly uri: string;
  readonly settings: Settings['kubernetes'];
  document: TextDocument;
  /** What each rule found, by its `slot`. */
  readonly findings: (readonly RuleFinding[] | undefined)[] = [];

  constructor(document: TextDocument, settings: Settings['kubernetes']) {
    this.uri = document.uri;
    this.settings = settings;
    this.document = document;
  }

  text(): string {
    return this.document.getText();
  }
}

const places = new WeakMap<Resource, Place>();
const NOTHING: readonly RuleFinding[] = [];
let slots = 0;

function placeOf(resource: Resource, document: TextDocument, settings: Settings['kubernetes']): Place {
  const known = places.get(resource);
  if (known?.settings === settings && known.uri === document.uri) {
    known.document = document;
    return known;
  }
  const place = new Place(document, settings);
  places.set(resource, place);
  return place;
}

/**
 * A rule that looks at one resource and nothing else: a pure function of it and of the settings. Its findings are kept with the
 * resource, so that a key stroke in a file of a thousand resources costs one of them.
 */
export function resourceRule({ check, whole = false, ...described }: OneResource): Rule<KubernetesModel> {
  const slot = slots++;
  return {
    ...described,
    *check({ model, document, settings, graph }) {
      if (whole && isPatch(document.uri, graph)) return;
      for (const resource of model.resources) {
        const place = placeOf(resource, document, settings.kubernetes);
        let findings = place.findings[slot];
        if (!findings) {
          findings = whole && isFragment(resource) ? NOTHING : [...check(resource, place)];
          place.findings[slot] = findings.length === 0 ? NOTHING : findings;
        }
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
