import type { RuleFinding } from '../../../../core/findings/finding.ts';
import type { RuleContext } from '../../../../core/rules/rule.ts';
import { fileName } from '../../../../core/text/resource.ts';
import { hasPlaceholder } from '../../../../formats/placeholders/has-placeholder.ts';
import { amountPlaces } from '../../resources/amount-places.ts';
import type { KubernetesModel, Resource } from '../../resources/model.ts';
import { weightOf } from '../../resources/naming.ts';
import type { Fault } from '../../schema/fault.ts';
import { isServersGroup } from '../../schema/catalog.ts';
import { fixesOf } from '../../schema/fixes.ts';
import { messageOf } from '../../schema/messages.ts';
import { isOfAnotherVersion, resourceFaults } from '../../schema/resource-faults.ts';
import { isAppliedByFlux } from '../../units/applied-by-flux.ts';
import { testFolderOf } from '../../units/example.ts';
import { isAddedByPatch, isCompletedByOverlay } from '../../units/overlay.ts';
import { contains } from '../../../../core/text/span.ts';
import { isMap, pairOf, valueOf } from '../../../../core/yaml/node.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A resource has the fields, types and values that its kind's schema asks for. */
export const schema = crossResourceRule({
  id: 'kubernetes/schema',
  severity: 'error',
  knownAs: ['kube-linter:schema-validation'],
  *check(resource, context): Iterable<RuleFinding> {
    for (const fault of resourceFaults(resource, context)) {
      const otherVersion = isOfAnotherVersion(fault, resource, context);
      if (fault.fault === 'newer-field' || otherVersion === 'likely') continue;
      if (isReportedByOtherRule(fault, resource) || isInComment(fault, context.document.getText())) continue;
      if (fault.fault === 'missing-field' && isAddedElsewhere(fault.name, resource, context)) continue;
      const fixes = fixesOf(fault, context.document.uri);
      yield {
        message: messageOf(fault),
        span: fault.span,
        ...(isFilledInByProgram(fault, resource) ||
        isMeantOnly(fault, resource, context) ||
        isLabelledOnly(fault, resource, context)
          ? { atMost: 'hint' as const }
          : otherVersion === 'unlikely'
            ? { atMost: 'warning' as const }
            : weightOf(variableOf(fault))),
        ...(fixes.length > 0 ? { fixes } : {}),
      };
    }
  },
});

/** True for a field that comes with what a kustomization lays over the resource. */
function isAddedElsewhere(
  field: string,
  resource: Resource,
  { document: { uri }, graph }: Pick<RuleContext<KubernetesModel>, 'document' | 'graph'>,
): boolean {
  if (!isServersGroup(resource.group) && isCompletedByOverlay(uri, graph)) return true;
  return isAddedByPatch(resource, field, uri, graph);
}

/**
 * True for what a program adds before it sends a resource: the UID of an owner, which servers give, and the content of a resource
 * without a name, which is a part that changes another one or means a state of others.
 */
function isFilledInByProgram(fault: Fault, { root, name }: Resource): boolean {
  const metadata = valueOf(root, 'metadata');
  if (fault.fault === 'missing-field')
    return (
      fault.name === 'spec' &&
      !name &&
      !valueOf(metadata, 'generateName') &&
      (isMap(metadata) || pairOf(root, 'status') !== undefined)
    );
  const owners = valueOf(metadata, 'ownerReferences');
  return 'name' in fault && fault.name === 'uid' && !!owners && contains(owners.span, fault.span);
}

/** True for the content of a resource that has labels or annotations alone, where Flux merges them with what is in the cluster. */
function isLabelledOnly(
  fault: Fault,
  { root, name, labels, annotations }: Resource,
  { document, graph }: Pick<RuleContext<KubernetesModel>, 'document' | 'graph'>,
): boolean {
  if (fault.fault !== 'missing-field' || fault.name !== 'spec' || !name) return false;
  if (Object.keys(labels).length === 0 && annotations.size === 0) return false;
  return root.pairs.every(({ key }) => IDENTITY.has(key.text)) && isAppliedByFlux(document.uri, graph);
}

const IDENTITY: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * True for what is missing in a text that means a resource without being one: a test looks it up or deletes it by its name
 * (`spec: {}`), a file deletes it, or its name is still to be filled in, `<name of the monitor>`.
 */
function isMeantOnly(
  fault: Fault,
  { root, group, name }: Resource,
  { document, graph }: Pick<RuleContext<KubernetesModel>, 'document' | 'graph'>,
): boolean {
  if (fault.fault !== 'missing-field') return false;
  if (name !== undefined && /<[A-Za-z]/u.test(name.text) && hasPlaceholder(name.text)) return true;
  const spec = valueOf(root, 'spec');
  const isEmpty = isMap(spec) ? spec.pairs.length === 0 : !pairOf(root, 'spec');
  if (!isEmpty) return false;
  return isServersGroup(group)
    ? isDeleted(document.uri, root)
    : testFolderOf(document.uri, graph) !== undefined;
}

/** True for nothing but a name, in a file whose name says what is done with it: `kubectl-delete.yaml`. */
function isDeleted(uri: string, root: Resource['root']): boolean {
  return (
    /(?:^|[-_.])delete[ds]?(?:[-_.]|$)/iu.test(fileName(uri)) &&
    root.pairs.every(({ key }) => IDENTITY.has(key.text))
  );
}

/** The text of a name, a number, a quantity or one of several words, where a script may put another; empty for other faults. */
function variableOf(fault: Fault): string {
  if (fault.fault === 'bad-text' || fault.fault === 'bad-quantity') return fault.written;
  // Where no value is written in capitals, one in capitals is not meant to be one of them: `FROM_OVERLAY`, but `ROLLING_UPDATE`.
  if (fault.fault === 'not-allowed') {
    const isMeant = (value: string): boolean =>
      CAPITALS_ONLY.test(value) || lettersOf(value) === lettersOf(fault.written);
    return fault.suggestion !== undefined || fault.allowed.some(isMeant) ? '' : fault.written;
  }
  const isText = fault.fault === 'wrong-type' && fault.found === 'string' && NUMBERS.has(fault.expected);
  return isText ? (fault.node?.text ?? '') : '';
}

const CAPITALS_ONLY = /^[A-Z][A-Z0-9_-]*$/u;

function lettersOf(text: string): string {
  return text.replace(/[^A-Za-z]/gu, '').toLowerCase();
}

const NUMBERS: ReadonlySet<string> = new Set(['int32', 'int64', 'number']);

/** True for a value that another program puts there, which reads as nothing and a comment: `replicas: #@ data.values.replicas`, `image: ##IMAGE##`. */
function isInComment(fault: Fault, text: string): boolean {
  if (fault.fault !== 'missing-field' && !(fault.fault === 'wrong-type' && fault.found === 'null'))
    return false;
  return /^[ \t]*(?::[ \t]*)?(?:#@|#+\w+#)/u.test(text.slice(fault.span.end, fault.span.end + 80));
}

/** Quantities and secrets have their own rules, with more specific messages. */
function isReportedByOtherRule(fault: Fault, resource: Resource): boolean {
  if (fault.fault === 'bad-base64')
    return resource.group === '' && (resource.kind === 'Secret' || resource.kind === 'ConfigMap');
  if (fault.fault !== 'bad-quantity') return false;
  return amountPlaces(resource).some(({ node }) => node.span.start === fault.span.start);
}
