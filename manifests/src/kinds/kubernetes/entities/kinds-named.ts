import { scalarOf, scalarsOf, valueOf, type YamlMap, isScalar } from '../../../core/yaml/node.ts';
import type { NamePlace } from '../references/place.ts';

/** The group of kinds that two APIs have, or that references qualify by a group of their own. */
export const GROUPS: Readonly<Record<string, string>> = {
  Service: '',
  Secret: '',
  Gateway: 'gateway.networking.k8s.io',
  Issuer: 'cert-manager.io',
  ClusterIssuer: 'cert-manager.io',
};

/** The kinds that a name at a place may be of; none when that is no business of ours. */
export function kindsNamed({ names }: NamePlace, holder: YamlMap): readonly string[] {
  if ('pluralsAt' in names)
    return scalarsOf(valueOf(holder, names.pluralsAt)).flatMap(({ text }) => {
      const kind = singularOf(text);
      return kind === undefined ? [] : [kind];
    });
  if ('clusterKind' in names) {
    const isOfCluster = valueOf(holder, names.clusterAt);
    return [isScalar(isOfCluster) && isOfCluster.value === true ? names.clusterKind : names.kind];
  }
  if ('kind' in names) return [names.kind];
  const kind = scalarOf(holder, names.kindAt)?.text ?? names.usually;
  if (kind === undefined || (names.only && !names.only.includes(kind))) return [];
  const group = scalarOf(holder, 'group')?.text;
  const expected = GROUPS[kind];
  return group === undefined || group === '' || expected === undefined || group === expected ? [kind] : [];
}

/** The kind, in lower case, that the API lists under a plural: `configmaps`; undefined for `*` and for parts such as `pods/log`. */
function singularOf(plural: string): string | undefined {
  if (!/^[a-z]+$/u.test(plural)) return undefined;
  if (plural === 'endpoints') return plural;
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  if (/(?:ss|us|x)es$/u.test(plural)) return plural.slice(0, -2);
  return plural.endsWith('s') ? plural.slice(0, -1) : undefined;
}
