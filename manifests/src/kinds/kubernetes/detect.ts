import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { ANY_JSON, isYaml } from '../../core/files/formats.ts';
import { fileName } from '../../core/text/resource.ts';
import { hasDirective } from './directives.ts';
import { flowRootEntries } from '../../core/yaml/flow-keys.ts';

const API_VERSION = /^(?:"apiVersion"|apiVersion)[ \t]*:[ \t]*(\S+)/mu;
/** With or without a value: it may be what is being typed. */
const KIND = /^(?:"kind"|kind)[ \t]*:(?:[ \t]|\r?$)/mu;
/** A resource whose author left one of the two out: a kind that nothing else has, or a group of the server, with metadata below. */
const HALF_NAMED =
  /^(?:kind:[ \t]*(?:Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|CronJob|ConfigMap|Ingress|ServiceAccount|PersistentVolumeClaim|HorizontalPodAutoscaler|NetworkPolicy|RoleBinding|ClusterRole|ClusterRoleBinding)|apiVersion:[ \t]*(?:apps|batch|autoscaling|policy|(?:networking|rbac\.authorization|storage)\.k8s\.io)\/v\d\w*)[ \t]*\r?$/mu;
/** The same for kinds whose names other programs use as well: only with a name and what the kind has below. */
const HALF_NAMED_ALSO =
  /^kind:[ \t]*(?:Service|Job|Secret|Role|Namespace|Endpoints|LimitRange|ResourceQuota|PersistentVolume|ReplicationController|StorageClass|IngressClass|PriorityClass|PodDisruptionBudget|CustomResourceDefinition)[ \t]*\r?$/mu;
const NAMED_BELOW = /^[ \t]+name[ \t]*:/mu;
const CONTENT = /^(?:spec|data|stringData|rules|subsets|provisioner|value)[ \t]*:/mu;
/** The two keys with other letters in capitals, which the server does not read. */
const MISCASED_KIND = /^kind[ \t]*:[ \t]*[A-Z]\w*[ \t]*\r?$/imu;
const MISCASED_API_VERSION = /^api_?version[ \t]*:[ \t]*["']?(?:[\w.-]+\/)?v\d\w*["']?[ \t]*\r?$/imu;
/**
 * Nothing yet but the API version or the kind, and perhaps the next word: somebody begins to write a resource. A bare number is a
 * version of other programs.
 */
const BEGUN =
  /^(?:(?:#.*|---.*|[ \t]*)\r?\n)*(?:apiVersion[ \t]*:[ \t]*(?:[a-z][\w./-]*)?|kind[ \t]*:[ \t]*(?:[A-Z][A-Za-z]*)?)[ \t]*(?:\r?\n\s*[A-Za-z]*\s*)?$/u;
const MAX_BEGINNING = 1000;
const METADATA = /^metadata[ \t]*:/mu;
/**
 * What Go templates of Helm hold, and no manifest: Argo's `{{inputs.parameters.x}}` and Prometheus' `{{ $value }}` are values.
 * A text with braces is one that Helm leaves to another program.
 */
const HELM =
  /\{\{-?\s*(?:\(\s*)?(?:\/\*|(?:if|else|end|range|with|define|include|template|block|toYaml|tpl|printf|required|default|fail|lookup|index)\b|["`]\s*\{\{|\$?\.(?:Values|Release|Chart|Capabilities|Files|Template)\b)/u;

/**
 * Braces where YAML has a map whose key is a map, which no program reads: the text is a template of something. Those of Argo,
 * where only quotes are missing, are told to their author instead.
 */
const UNQUOTED_BRACES =
  /^[ \t]*(?:- +)*(?:[\w./-]+:[ \t]+)?(?:\[[ \t]*)?\{\{(?!-?=?[ \t]*(?:inputs|outputs|workflow|steps|tasks|item|pod|retries)\b)/mu;

/** The same with one brace or `@` around a name, where `sed` or a person fills it in: `image: {user}/web:1`. */
const UNQUOTED_NAME =
  /^[ \t]*(?:- +)?(?:image|name|namespace|host|clusterIP|cidr|value):[ \t]+(?:\{\w+\}[^\s,}\]#]|@\w+@)/mu;

/** A value that a program formats, `name: %s`: no plain value of YAML begins with a percent sign. */
const UNQUOTED_FORMAT = /^[ \t]*(?:- +)*(?:[\w./-]+:[ \t]+)?%[sdqv][ \t]*\r?$/mu;

/** A line that is nothing but a name in angle brackets, where a script puts lines: `<ISSUER_ANNOTATION_1>`. XML has its end as well. */
const UNQUOTED_LINE = /^[ \t]*<[A-Z][A-Z0-9]*[_-][A-Z0-9_-]*>[ \t]*\r?$/mu;

/** Formats of other programs that use the two keys for themselves. */
const NOT_RESOURCES = /^["']?(?:kustomize\.config\.k8s\.io|skaffold|kubelet\.config|client\.authentication)/u;

/** A YAML file with a document that has `apiVersion` and `kind`, unless it is a template or belongs to another program. */
export function isKubernetes(document: TextDocument): boolean {
  if (isOneOf(ANY_JSON, document.uri)) return isFlowResource(document.getText());
  if (!isYaml(document)) return false;
  const text = document.getText();
  if (isFlowResource(text)) return true;
  if (text.length < MAX_BEGINNING && BEGUN.test(text)) return !isValuesFile(document.uri);
  const apiVersion = API_VERSION.exec(text);
  const named = apiVersion !== null && KIND.test(text);
  if (!named && !isHalfNamed(text)) return false;
  if (NOT_RESOURCES.test(apiVersion?.[1] ?? '')) return false;
  return !isTemplate(text);
}

/** Values of a chart, `ci/daemonset-values.yaml`, may be nothing but the kind of workload that it is to make. */
function isValuesFile(uri: string): boolean {
  return /^(?:.*[._-])?values(?:[._-].*)?\.ya?ml$/iu.test(fileName(uri));
}

/** True for JSON, and YAML that is written as JSON is, whose root has both keys, or the first item of whose root. */
function isFlowResource(text: string): boolean {
  const entries = flowRootEntries(text);
  const apiVersion = entries?.get('apiVersion');
  if (apiVersion === undefined || entries?.has('kind') !== true) return false;
  return !NOT_RESOURCES.test(apiVersion) && !isTemplate(text);
}

/** True for a resource of which a fault in the two keys hides what it is; the fault is told. */
function isHalfNamed(text: string): boolean {
  if (!METADATA.test(text)) return false;
  return (
    HALF_NAMED.test(text) ||
    (HALF_NAMED_ALSO.test(text) && NAMED_BELOW.test(text) && CONTENT.test(text)) ||
    (MISCASED_KIND.test(text) && MISCASED_API_VERSION.test(text))
  );
}

/** True for text that Helm, or another program with its marks, has to render before it is YAML. */
export function isTemplate(text: string): boolean {
  if (UNQUOTED_NAME.test(text) || UNQUOTED_FORMAT.test(text) || hasDirective(text)) return true;
  if (UNQUOTED_LINE.test(text) && !text.includes('</')) return true;
  return text.includes('{{') && (HELM.test(text) || UNQUOTED_BRACES.test(text));
}
