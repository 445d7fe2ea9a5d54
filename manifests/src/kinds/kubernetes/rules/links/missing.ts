import { t } from '@vscode/l10n';
import type { RuleFinding, Severity } from '../../../../findings/finding.ts';
import { changeTo } from '../../../../findings/change-to.ts';
import { isMeant, type Entity } from '../../../../graph/entity.ts';
import type { ForeignRule, Rule, RuleContext } from '../../../../rules/rule.ts';
import type { RuleId } from '../../../../findings/finding.ts';
import { nearest } from '../../../../schema/nearest.ts';
import type { NameUse } from '../../declare/names.ts';
import { saidBy } from '../../declare/said.ts';
import { scopeOf } from '../../declare/identity.ts';
import type { KubernetesModel, Resource } from '../../model.ts';
import type { Relation } from '../../references/place.ts';
import { releaseOf, type Release } from '../../units/release.ts';
import { crossResourceRule } from '../resource-rule.ts';

interface MissingRule {
  readonly id: RuleId;
  readonly severity?: Severity;
  readonly knownAs?: readonly ForeignRule[];
  readonly relations: readonly Relation[];
  /** Resources that the rule is about; all by default. */
  readonly about?: (resource: Resource) => boolean;
  /** Names that are there without a manifest, and places that need nothing. */
  readonly exempt?: (use: NameUse, resource: Resource) => boolean;
  /** What is missing is often made by hand or by others: only what is nearly the name of another is surely a mistake. */
  readonly doubtful?: (use: NameUse) => boolean;
}

/** A rule on resources that name another which is not there. */
export function missingRule(rule: MissingRule): Rule<KubernetesModel> {
  const relations = new Set(rule.relations);
  return crossResourceRule({
    id: rule.id,
    severity: rule.severity ?? 'warning',
    ...(rule.knownAs ? { knownAs: rule.knownAs } : {}),
    *check(resource, context) {
      if (rule.about && !rule.about(resource)) return;
      for (const use of saidBy(resource, context.document.uri).names) {
        if (!relations.has(use.place.relation) || use.optional || !isName(use.reference.name)) continue;
        if (rule.exempt?.(use, resource)) continue;
        const finding = missing(use, resource, context);
        if (!finding) continue;
        yield !finding.fixes && rule.doubtful?.(use) ? { ...finding, atMost: 'hint' } : finding;
      }
    },
  });
}

/** What templates of other tools leave in place of a name is none. */
export function isName(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9.:_-]*[a-z0-9])?$/iu.test(text);
}

/** A finding when what a place names is nowhere in the workspace folder, or in another namespace only. */
function missing(
  { reference, kind, name }: NameUse,
  resource: Resource,
  { graph, document: { uri } }: RuleContext<KubernetesModel>,
): RuleFinding | undefined {
  if (graph.resolve(reference).length > 0) return undefined;
  const release = releaseOf(graph, uri);
  if (isElsewhere(reference.scope, resource, release)) return undefined;
  const { labels } = reference;
  const elsewhere = graph
    .find('resource', reference.key, uri)
    .filter((entity) => isMeant(labels ? { labels } : {}, entity));
  if (elsewhere.length > 0) {
    if (release.namespaced) return undefined;
    return {
      message: t(
        '{0} "{1}" is in the namespace "{2}", not in "{3}"',
        kind,
        reference.name,
        elsewhere[0]?.scope ?? '',
        reference.scope ?? '',
      ),
      span: name.span,
      related: relatedTo(elsewhere),
      ...sureIn(release, kind),
    };
  }
  const alike = release.resources.filter(({ facts }) => facts?.['kind'] === kind);
  const meant = nearest(
    reference.name,
    alike.map((entity) => entity.name),
  );
  const fixes = changeTo(uri, reference.span, meant);
  return {
    message:
      meant === undefined
        ? t('There is no {0} "{1}" in the workspace', kind, reference.name)
        : t('There is no {0} "{1}" in the workspace: did you mean "{2}"?', kind, reference.name, meant),
    span: reference.span,
    ...fixes,
    ...sureIn(release, kind),
  };
}

/** A namespace that nothing of the release is in belongs to somebody else. */
function isElsewhere(scope: string | undefined, resource: Resource, { resources }: Release): boolean {
  if (scope === undefined || scope === scopeOf(resource)) return false;
  return !resources.some((other) => other.scope === scope);
}

/** A kind of which the release holds others is complete, unless something in it makes more. */
export function sureIn(release: Release, kind: string): Pick<RuleFinding, 'atMost'> {
  return !release.open && !release.makesMore && release.has(kind) ? {} : { atMost: 'hint' };
}

function relatedTo(entities: readonly Entity[]): NonNullable<RuleFinding['related']> {
  return entities
    .slice(0, 3)
    .map(({ uri, span, name, detail }) => ({ uri, span, message: `${detail ?? ''} ${name}`.trim() }));
}
