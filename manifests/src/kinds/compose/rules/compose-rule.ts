import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import { keptBy } from '../../../core/text/memory.ts';
import type { ComposeModel, Service } from '../model.ts';
import { Project } from '../project.ts';

type RuleHeader = Pick<Rule<ComposeModel>, 'id' | 'severity' | 'profiles' | 'knownAs'>;

/** What a rule on a Compose file looks at. */
export interface ComposeContext extends RuleContext<ComposeModel> {
  readonly project: Project;
  readonly uri: string;
  /** The services by name. */
  readonly services: ReadonlyMap<string, Service>;
  /** True for a file that is laid over another, so that missing settings may be in another file. */
  readonly isPart: boolean;
}

interface OfFile extends RuleHeader {
  readonly check: (context: ComposeContext) => Iterable<RuleFinding>;
}

interface OfService extends RuleHeader {
  readonly check: (service: Service, context: ComposeContext) => Iterable<RuleFinding>;
}

/** What all rules on a file look at, made once for each check. */
const composeContext = keptBy((context: RuleContext<ComposeModel>): ComposeContext => {
  const { document, model, graph } = context;
  const { uri } = document;
  const services = new Map(model.services.map((service) => [service.name, service]));
  const project = new Project(uri, model, graph);
  return { ...context, project, uri, services, isPart: project.isPart };
});

/** A rule on a whole file. What several services take from one anchor is reported once. */
export function composeRule({ check, ...header }: OfFile): Rule<ComposeModel> {
  return {
    ...header,
    *check(context) {
      const seen = new Set<string>();
      for (const finding of check(composeContext(context))) {
        const place = `${finding.span.start} ${finding.message}`;
        if (seen.has(place)) continue;
        seen.add(place);
        yield finding;
      }
    },
  };
}

/** A rule on each service. */
export function serviceRule({ check, ...header }: OfService): Rule<ComposeModel> {
  return composeRule({
    ...header,
    *check(context) {
      for (const service of context.model.services) yield* check(service, context);
    },
  });
}
