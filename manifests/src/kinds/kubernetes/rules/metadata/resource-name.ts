import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../core/findings/finding.ts';
import { isMap, isScalar, isSeq, pairOf, scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { wordFix } from '../fixes.ts';
import { isDnsLabel, isFilledInLater, weightOf } from '../../resources/naming.ts';
import { catalog, isServersGroup } from '../../schema/catalog.ts';
import { formName, hasTextForm, type TextForm } from '../../schema/text-form.ts';
import type { Resource } from '../../resources/model.ts';
import { crossResourceRule, type Alone } from '../../checks/resource-rule.ts';
import { isFragment } from '../../units/fragment.ts';
import { releaseOf } from '../../units/release.ts';

/** What the API accepts as the name of a resource of its own kinds. */
export const resourceName = crossResourceRule({
  id: 'kubernetes/resource-name',
  severity: 'error',
  *check(resource, { document, graph, settings }): Iterable<RuleFinding> {
    const { name, kind } = resource;
    const { uri } = document;
    if (isFragment(resource, uri, graph)) return;
    const alone: Alone = { uri, settings: settings.kubernetes, text: () => document.getText() };
    if ((!name || name.text === '') && isNamed(resource))
      for (const finding of unnamed(resource))
        yield isEncrypted(resource) || isState(resource) ? { ...finding, atMost: 'hint' } : finding;
    yield* misplaced(resource);
    yield* misnamed(resource, alone);
    const form = formOf(resource, alone);
    if (!name || !form || isFilledInLater(name.text) || name.text === '') return;
    // The namespace of a kustomization is the name of its Namespace, too.
    if (kind === 'Namespace' && releaseOf(graph, uri).namespaced) return;
    if (!hasTextForm(form, name.text)) {
      const suggestion = name.text.toLowerCase().replace(/[_\s]/gu, '-');
      yield {
        message: t('"{0}" is not a valid {1} name: expected {2}', name.text, kind, formName(form)),
        span: name.span,
        ...weightOf(name.text),
        ...(hasTextForm(form, suggestion) ? { fixes: [wordFix(alone, name.span, suggestion)] } : {}),
      };
    } else if (kind === 'CronJob' && name.text.length > 52)
      yield {
        message: t('The name of a CronJob can have at most 52 characters, because its Jobs add a suffix'),
        span: name.span,
      };
  },
});

/** True for a text that means a state of resources, which a policy or a test compares with theirs: no metadata, but a status. */
function isState({ root }: Resource): boolean {
  return !pairOf(root, 'metadata') && pairOf(root, 'status') !== undefined;
}

/** True for a file that SOPS keeps: what decrypts it may add what it does without. */
function isEncrypted({ root }: Resource): boolean {
  return valueOf(valueOf(root, 'sops'), 'mac') !== undefined;
}

/** True for a kind of the server that is stored: what is only asked or told has no name. */
function isNamed({ group, kind, version, apiVersion }: Resource): boolean {
  if (!isServersGroup(group) || NAMED_BY_SERVER.has(kind) || !apiVersion) return false;
  return version !== '' && catalog().shapeOf(apiVersion.text, kind)?.fields.has('metadata') === true;
}

const NAMED_BY_SERVER = new Set([
  'Binding',
  'DeleteOptions',
  'Event',
  'Eviction',
  'LimitRange',
  'LocalSubjectAccessReview',
  'Scale',
  'SelfSubjectAccessReview',
  'SelfSubjectReview',
  'SelfSubjectRulesReview',
  'SubjectAccessReview',
  'TokenRequest',
  'TokenReview',
]);

/** A definition has the name that follows from what it defines. */
function* misnamed({ root, group, kind, name }: Resource, alone: Alone): Iterable<RuleFinding> {
  if (group !== 'apiextensions.k8s.io' || kind !== 'CustomResourceDefinition' || !name) return;
  const spec = valueOf(root, 'spec');
  const [plural, of] = [scalarOf(valueOf(spec, 'names'), 'plural')?.text, scalarOf(spec, 'group')?.text];
  if (plural === undefined || of === undefined) return;
  const suggestion = `${plural}.${of}`;
  if (name.text === suggestion || isFilledInLater(`${name.text} ${suggestion}`)) return;
  yield {
    message: t('The name of a CustomResourceDefinition must be its plural and group: "{0}"', suggestion),
    span: name.span,
    fixes: [wordFix(alone, name.span, suggestion)],
  };
}

/** The namespace of what lives in one. */
function* misplaced({ namespace, group, kind }: Resource): Iterable<RuleFinding> {
  if (!namespace || namespace.text === '' || isFilledInLater(namespace.text)) return;
  const lives =
    group === ''
      ? kind === 'Service' || (CORE.has(kind) && !OF_CLUSTER.has(kind))
      : /^(?:apps|autoscaling|batch|policy)$/u.test(group) || NAMESPACED.has(kind);
  if (lives && !isDnsLabel(namespace.text))
    yield {
      message: t(
        '"{0}" is not a valid {1} name: expected {2}',
        namespace.text,
        'Namespace',
        formName('label'),
      ),
      span: namespace.span,
      ...weightOf(namespace.text),
    };
}

const OF_CLUSTER = new Set(['Node', 'PersistentVolume']);
const NAMESPACED = new Set(['Ingress', 'NetworkPolicy', 'Role', 'RoleBinding', 'Lease', 'EndpointSlice']);

/** Without a name there is nothing to store it under; the server can make one up from `generateName`. */
function* unnamed({ root, kind, kindNode }: Resource): Iterable<RuleFinding> {
  const [metadata, another] = root.pairs.filter(({ key }) => key.text === 'metadata');
  // Which of two counts is another rule's matter.
  if (another) return;
  const span = (metadata?.key ?? kindNode)?.span;
  if (!span || (isScalar(metadata?.value) && metadata.value.value !== null) || isSeq(metadata?.value)) return;
  const fields = isMap(metadata?.value) ? metadata.value.pairs : [];
  const name = fields.find(({ key }) => key.text === 'name');
  const isEmpty = isScalar(name?.value) && name.value.text === '';
  if ((name && !isEmpty) || fields.some(({ key }) => key.text === 'generateName' || key.text === '<<'))
    return;
  yield {
    message: t('{0} has no name: "metadata.name" is required', kind),
    span: isScalar(name?.value) ? name.value.span : span,
  };
}

/** Groups of the API whose kinds we know; other groups may have other rules. */
const OWN_GROUPS =
  /^(?:|apps|autoscaling|batch|policy|(?:admissionregistration|networking|storage|scheduling|coordination|discovery|node|resource)\.k8s\.io|flowcontrol\.apiserver\.k8s\.io)$/u;

function formOf({ group, kind }: Resource, { settings }: Alone): TextForm | undefined {
  if (group === 'rbac.authorization.k8s.io' || kind === 'PodDisruptionBudget') return 'segment';
  if (!OWN_GROUPS.test(group)) return undefined;
  if (group === '' && kind === 'Service')
    return relaxesServiceNames(settings.version) ? 'label' : 'label-1035';
  if (group === '' && kind === 'Namespace') return 'label';
  if (group === 'apps' && kind === 'StatefulSet') return 'label';
  // A kind that another program reads, such as `v1` `Config` of kubectl.
  if (group === '' && !CORE.has(kind)) return undefined;
  return 'subdomain';
}

const CORE = new Set([
  'ConfigMap',
  'Endpoints',
  'LimitRange',
  'Node',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Pod',
  'PodTemplate',
  'ReplicationController',
  'ResourceQuota',
  'Secret',
  'ServiceAccount',
]);

/** From 1.36 a Service may be named as any host, with a digit first. */
function relaxesServiceNames(version: string): boolean {
  return Number(/^1\.(\d+)/u.exec(version)?.[1] ?? 36) >= 36;
}
