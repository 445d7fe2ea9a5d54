/** What the Kubernetes API accepts as names, keys and values (`apimachinery/pkg/util/validation`). */

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/u;
const LABEL_1035 = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/u;
const QUALIFIED = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/u;
const CONFIG_KEY = /^[-._a-zA-Z0-9]+$/u;

export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && LABEL.test(text);
}

/** A label that begins with a letter: what a Service is named before Kubernetes 1.36. */
export function isDnsLabel1035(text: string): boolean {
  return text.length <= 63 && LABEL_1035.test(text);
}

export function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every((part) => LABEL.test(part));
}

/** A key of a label or an annotation: a name, with a domain before it where there is a slash. */
export function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  const name = parts.at(-1) ?? '';
  const [prefix = ''] = parts;
  if (parts.length > 2 || (parts.length === 2 && !isDnsSubdomain(prefix))) return false;
  return name.length <= 63 && QUALIFIED.test(name);
}

export function isLabelValue(text: string): boolean {
  return text === '' || (text.length <= 63 && QUALIFIED.test(text));
}

/** At most 15 of `a`–`z`, digits and `-`; a letter among them; no `-` at an end or beside another. */
export function isPortName(text: string): boolean {
  return (
    text.length <= 15 &&
    /^[-a-z0-9]+$/u.test(text) &&
    /[a-z]/u.test(text) &&
    !text.includes('--') &&
    !text.startsWith('-') &&
    !text.endsWith('-')
  );
}

/** A name that is one part of a path: what roles and their bindings are named. */
export function isPathSegment(text: string): boolean {
  return text !== '.' && text !== '..' && !/[/%]/u.test(text);
}

/** A key of a ConfigMap or a Secret. */
export function isConfigKey(text: string): boolean {
  return text.length <= 253 && CONFIG_KEY.test(text) && text !== '.' && !text.startsWith('..');
}

/**
 * True for a text that another program fills in before the API reads it: `${TAG}` (Flux, envsubst), `$(VAR)` (kustomize),
 * `{{ … }}`, `<path:…>` (Argo CD Vault plugin), `web-<ENV>`, `api.<your domain>` and `<< Name >>` (a script or a person), `#{TAG}#` (Azure Pipelines),
 * `@TAG@`, `%TAG%` and `{TAG}` (Autoconf, Maven and others), `__CA_BUNDLE__`, and `_` where a transformer of kustomize gives the name.
 */
export function isFilledInLater(text: string): boolean {
  return /\$[({A-Za-z_]|\{\{|\{%|\[\[|#\{|@[A-Z][A-Z0-9_]*@|%[A-Z][A-Z0-9_]*%|\{[A-Z][A-Z0-9_]*\}|<[A-Za-z][^<>\n]*>|<< [A-Za-z][^<>\n]*>>|^ENC\[|^_+$|^__\w+__$|__[A-Z][A-Z0-9_]*__|^\.{3}$|\bgoes here\b/u.test(
    text,
  );
}

/** True for a text that is nothing but a mark of `isFilledInLater`, in whose place anything may be put: `${CIDRS:-[]}`. */
export function isFilledInWhole(text: string): boolean {
  return (
    isFilledInLater(text) &&
    /^(?:[$#]\{.*\}|\$\(.*\)|\$\w+|\{\{.*\}\}|<.*>|@\w+@|%\w+%|\{\w+\}|__\w+__)$/su.test(text.trim())
  );
}

/**
 * True for a name in capitals that a script is likely to replace (`REPLACE_ME`, `web-IMAGE_TAG`, `YOUR-NAMESPACE`): it is written as a
 * variable, or with a word for what belongs there. Names, numbers and quantities are never written so; some enumerations are.
 */
export function isLikelyVariable(text: string): boolean {
  const words = text.match(CAPITALS) ?? [];
  return words.some((word) => word.includes('_') || word.split('-').some((part) => PLACEHOLDERS.has(part)));
}

const CAPITALS = /(?<![A-Za-z0-9_])[A-Z][A-Z0-9_-]*(?![a-z])/gu;
const PLACEHOLDERS: ReadonlySet<string> = new Set(
  (
    'YOUR REPLACE REPLACEME CHANGE CHANGEME INSERT PLACEHOLDER TODO NAME NAMESPACE VERSION TAG IMAGE HOST HOSTNAME DOMAIN REGION ' +
    'PROJECT CLUSTER USERNAME RELEASE REPLICAS PORT SIZE COUNT'
  ).split(' '),
);

/** Lowers a finding about a value that a script is likely to replace: the API refuses it as it is written. */
export function weightOf(text: string): { readonly atMost?: 'hint' } {
  return isLikelyVariable(text) ? { atMost: 'hint' } : {};
}
