import { t } from '@vscode/l10n';
import type { RuleFinding, Severity, RuleId } from '../../../core/findings/finding.ts';
import { changeTo } from '../../../core/findings/change-to.ts';
import { matchesReference, type Entity, type Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { ForeignRule, Rule, RuleContext } from '../../../core/rules/rule.ts';
import { isSlip, nearest } from '../../../formats/json-schema/nearest.ts';
import type { NameUse } from '../entities/names.ts';
import { declarationsOf } from '../entities/declarations.ts';
import { ownerOf, scopeOf } from '../resources/identity.ts';
import type { KubernetesModel, Resource } from '../resources/model.ts';
import type { Relation } from '../references/place.ts';
import { isPatch } from '../units/patch.ts';
import { releaseOf, type Release } from '../units/release.ts';
import { contains } from '../../../core/text/span.ts';
import { crossResourceRule } from './resource-rule.ts';

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
      const uses = declarationsOf(resource, context.document.uri).names.filter(
        (use) =>
          relations.has(use.place.relation) &&
          !use.optional &&
          isName(use.reference.name) &&
          !rule.exempt?.(use, resource),
      );
      const found = uses.map((use) => ({ use, finding: missing(use, resource, context) }));
      const names = new Set(uses.map(({ reference }) => reference.key));
      // Who finds none of several things is deployed where these are: with others.
      const stranger = names.size > 1 && found.every(({ finding }) => finding);
      for (const { use, finding } of found) {
        if (!finding) continue;
        const { isSlip: isSure, ...told } = finding;
        const unsure = !isSure && (stranger || rule.doubtful?.(use) || isPatchedOver(resource, use, context));
        yield unsure ? { ...told, atMost: 'hint' } : told;
      }
    },
  });
}

/** True for a name in the place of which a patch puts another. */
function isPatchedOver(
  resource: Resource,
  { reference }: NameUse,
  { graph, document: { uri } }: RuleContext<KubernetesModel>,
): boolean {
  return graph
    .find('resource', ownerOf(resource), uri)
    .filter((other) => other.partial === true || isPatch(other.uri, graph))
    .some((patch) =>
      graph
        .referencesIn(patch.uri)
        .some(
          ({ relation, span, key }) =>
            relation === reference.relation && key !== reference.key && contains(patch.extent, span),
        ),
    );
}

/** What templates of other tools leave in place of a name is none. */
export function isName(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9.:_-]*[a-z0-9])?$/iu.test(text);
}

interface MissingFinding extends RuleFinding {
  /** The name is nearly that of something that is there. */
  readonly isSlip: boolean;
}

/** A finding when what a place names is nowhere in the workspace folder, or in another namespace only. */
function missing(
  { reference, kind, name }: NameUse,
  resource: Resource,
  { graph, document: { uri } }: RuleContext<KubernetesModel>,
): MissingFinding | undefined {
  if (graph.resolve(reference).length > 0) return undefined;
  const release = releaseOf(graph, uri);
  if (isOutsideRelease(reference.scope, resource, release) || isAffixed(reference, release, graph))
    return undefined;
  const { labels } = reference;
  const inOtherNamespace = graph
    .find('resource', reference.key, uri)
    .filter((entity) => matchesReference(labels ? { labels } : {}, entity));
  if (inOtherNamespace.length > 0) {
    if (release.namespaced) return undefined;
    return {
      message: t(
        '{0} "{1}" is in namespace "{2}", not in "{3}"',
        kind,
        reference.name,
        inOtherNamespace[0]?.scope ?? '',
        reference.scope ?? '',
      ),
      span: name.span,
      related: relatedTo(inOtherNamespace),
      isSlip: false,
      ...sureIn(release, kind),
    };
  }
  const alike = release.resources.filter(({ facts }) => facts?.kind === kind);
  const suggestion = nearest(
    reference.name,
    alike.map((entity) => entity.name),
  );
  const slip = suggestion !== undefined && isSlip(reference.name, suggestion);
  return {
    message:
      suggestion === undefined
        ? t('{0} "{1}" does not exist in the workspace', kind, reference.name)
        : t(
            '{0} "{1}" does not exist in the workspace. Did you mean "{2}"?',
            kind,
            reference.name,
            suggestion,
          ),
    span: reference.span,
    isSlip: slip,
    ...changeTo(uri, reference.span, suggestion),
    ...(slip && !release.open ? {} : sureIn(release, kind)),
  };
}

/** True for a name as a kustomization makes it, by a prefix or a suffix, of one that is written. */
function isAffixed({ key, uri }: Reference, { affixes }: Release, graph: Graph): boolean {
  const slash = key.indexOf('/') + 1;
  const name = key.slice(slash);
  return affixes.some(
    ({ prefix, suffix }) =>
      name.startsWith(prefix) &&
      name.endsWith(suffix) &&
      name.length > prefix.length + suffix.length &&
      graph.find(
        'resource',
        key.slice(0, slash) + name.slice(prefix.length, name.length - suffix.length),
        uri,
      ).length > 0,
  );
}

/** A namespace that nothing of the release is in belongs to somebody else. */
function isOutsideRelease(scope: string | undefined, resource: Resource, { resources }: Release): boolean {
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
