import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileName } from '../../text/resource.ts';

const API_VERSION = /^(?:"apiVersion"|apiVersion)[ \t]*:[ \t]*(\S+)/mu;
const KIND = /^(?:"kind"|kind)[ \t]*:[ \t]*\S/mu;
/** What Go templates of Helm hold, and no manifest: Argo's `{{inputs.parameters.x}}` and Prometheus' `{{ $value }}` are values. */
const HELM =
  /\{\{-?\s*(?:\/\*|(?:if|else|end|range|with|define|include|template|block|toYaml|tpl|printf|required|default|fail|lookup)\b|\$?\.(?:Values|Release|Chart|Capabilities|Files|Template)\b)/u;

/** Formats of other programs that use the two keys for themselves. */
const NOT_RESOURCES = /^["']?(?:kustomize\.config\.k8s\.io|skaffold|kubelet\.config|client\.authentication)/u;

/** A YAML file with a document that has `apiVersion` and `kind`, unless it is a template or belongs to another program. */
export function isKubernetes(document: TextDocument): boolean {
  if (!/\.ya?ml$/iu.test(fileName(document.uri))) return false;
  const text = document.getText();
  const apiVersion = API_VERSION.exec(text);
  if (!apiVersion || !KIND.test(text) || NOT_RESOURCES.test(apiVersion[1] ?? '')) return false;
  return !isHelmTemplate(text);
}

/** True for text that Helm has to render before it is YAML. */
export function isHelmTemplate(text: string): boolean {
  return text.includes('{{') && HELM.test(text);
}
