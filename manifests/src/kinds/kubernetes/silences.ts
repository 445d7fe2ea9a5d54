import type { Finding } from '../../core/findings/finding.ts';
import type { ForeignRule } from '../../core/rules/rule.ts';
import { contains, type Span } from '../../core/text/span.ts';
import { isMap, isScalar, valueOf, type YamlNode } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
import type { KubernetesModel, Resource } from './resources/model.ts';
import { KUBERNETES_RULES } from './rules/index.ts';

/** What silences anything is written with one of these words: most files have none of them. */
const MARKED =
  /kube-linter\.io\/|kube-score\/ignore|(?:checkov|bridgecrew|cortex)(?:\.io\/skip|:skip=)|polaris\.fairwinds\.com\//u;

/** `# checkov:skip=CKV_K8S_20,CKV_K8S_14:reason`; later names of that checker count too. */
const COMMENT = /(?:checkov|bridgecrew|cortex):skip= *([\w-]+(?:,[\w-]+)*)/gu;

/** Rules of ours by what another checker calls them. A name of no rule of its own (`*`) stands for all of that checker. */
type SilencedRules = ReadonlySet<ForeignRule>;

const NOBODY: SilencedRules = new Set();

/**
 * Tells of a finding whether its author silenced it for kube-linter, kube-score, checkov or Polaris, by their own comments and
 * annotations. Those hold for the resource that they are in, and for the rules that check the same.
 */
export function foreignSuppression(context: KindContext<KubernetesModel>): (finding: Finding) => boolean {
  if (!MARKED.test(context.document.getText())) return () => false;
  const known = new Map(KUBERNETES_RULES.map(({ id, knownAs = [] }) => [id, knownAs]));
  const kept = new Map<Resource, SilencedRules>();
  return ({ rule, span }) => {
    const names = known.get(rule);
    if (!names || names.length === 0) return false;
    const resource = resourceAt(context.model.resources, span);
    if (!resource) return false;
    const silenced = kept.get(resource) ?? silencedIn(context, resource);
    kept.set(resource, silenced);
    return names.some((name) => silenced.has(name) || silenced.has(`${checkerOf(name)}:*`));
  };
}

/** The resource that a span is in, by bisection: they are in the order of the text. */
function resourceAt(resources: readonly Resource[], at: Span): Resource | undefined {
  let [low, high] = [0, resources.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((resources[middle]?.root.span.start ?? 0) <= at.start) low = middle + 1;
    else high = middle;
  }
  const resource = resources[low - 1];
  return resource && contains(resource.root.span, at) ? resource : undefined;
}

function checkerOf(name: ForeignRule): 'kube-linter' | 'polaris' | 'kube-score' | 'checkov' | 'actionlint' {
  return name.slice(0, name.indexOf(':')) as ReturnType<typeof checkerOf>;
}

function silencedIn(context: KindContext<KubernetesModel>, resource: Resource): SilencedRules {
  const silenced = new Set<ForeignRule>();
  for (const check of skipsIn(context, resource)) silenced.add(`checkov:${check}`);
  const own = [...resource.annotations].map(([key, { text }]) => [key, text] as const);
  const ofPods = annotationsOf(resource.pods?.metadata);
  for (const [key] of own) {
    const check = /^ignore-check\.kube-linter\.io\/(.+)$/u.exec(key)?.[1];
    if (check !== undefined) silenced.add(`kube-linter:${check}`);
    if (key === 'kube-linter.io/ignore-all') silenced.add('kube-linter:*');
  }
  for (const [key, text] of [...own, ...ofPods]) {
    if (key === 'kube-score/ignore') for (const check of listed(text)) silenced.add(`kube-score:${check}`);
    if (/(?:checkov|bridgecrew|cortex)\.io\/skip/u.test(key))
      silenced.add(`checkov:${text.split('=')[0]?.trim() ?? ''}`);
    const exempt = /^polaris\.fairwinds\.com\/(?:(.+)-)?exempt$/u.exec(key);
    if (exempt && text.toLowerCase() === 'true') silenced.add(`polaris:${camel(exempt[1] ?? '*')}`);
  }
  // An annotation on the pods takes precedence over one on their workload.
  for (const check of askedOfPods(resource)) silenced.delete(`kube-score:${check}`);
  return silenced.size === 0 ? NOBODY : silenced;
}

/**
 * The rules that the author of a resource asked for with `kube-score/enable`, on the resource or on its pods, among those that
 * are off otherwise.
 */
export function enabledForeignRules(resource: Resource): ReadonlySet<ForeignRule> {
  const own = resource.annotations.get('kube-score/enable')?.text;
  const asked = [...(own === undefined ? [] : listed(own)), ...askedOfPods(resource)];
  return asked.length === 0 ? NOBODY : new Set(asked.map((check): ForeignRule => `kube-score:${check}`));
}

function askedOfPods({ pods }: Resource): readonly string[] {
  const text = annotationsOf(pods?.metadata).find(([key]) => key === 'kube-score/enable')?.[1];
  return text === undefined ? [] : listed(text);
}

/** Names between commas. */
function listed(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim());
}

/** `cpu-limits-missing` as `cpuLimitsMissing`: Polaris reads both. */
function camel(check: string): string {
  return check.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

function annotationsOf(metadata: YamlNode | undefined): readonly (readonly [string, string])[] {
  const annotations = valueOf(metadata, 'annotations');
  if (!isMap(annotations)) return [];
  return annotations.pairs.flatMap(({ key, value }) =>
    isScalar(value) ? [[key.text, value.text] as const] : [],
  );
}

/** Comments in a resource, and in its document, unless that is a list of several. */
function* skipsIn({ document, model }: KindContext<KubernetesModel>, resource: Resource): Iterable<string> {
  const written = model.documents[resource.document];
  const at = written?.root === resource.root ? written.span : resource.root.span;
  for (const match of document.getText().slice(at.start, at.end).matchAll(COMMENT))
    yield* listed(match[1] ?? '');
}
