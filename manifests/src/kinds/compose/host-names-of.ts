import {
  isMap,
  isScalar,
  isSeq,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
} from '../../core/yaml/node.ts';
import type { ProjectFacts } from './entity-types.ts';
import { hasVariables } from './interpolation.ts';

type HostNames = Pick<ProjectFacts, 'networkMode' | 'aliases' | 'links' | 'extraHosts'>;

/** Whose network a service is on, the names by which it is reached, and those by which it reaches others. */
export function hostNamesOf(node: YamlMap): HostNames {
  const names = {
    aliases: Object.fromEntries(aliasesOf(node).map((name) => [name, ''])),
    links: Object.fromEntries(pairsIn(valueOf(node, 'links')).map(([service, alias]) => [alias, service])),
    extraHosts: Object.fromEntries(pairsIn(valueOf(node, 'extra_hosts'))),
  };
  const networkMode = scalarOf(node, 'network_mode')?.text;
  return {
    ...(networkMode === undefined || networkMode === 'bridge' ? {} : { networkMode }),
    ...Object.fromEntries(Object.entries(names).filter(([, those]) => Object.keys(those).length > 0)),
  };
}

function aliasesOf(node: YamlMap): readonly string[] {
  const networks = valueOf(node, 'networks');
  const onNetworks = isMap(networks) ? networks.pairs.map(({ value }) => valueOf(value, 'aliases')) : [];
  return [
    scalarOf(node, 'hostname'),
    scalarOf(node, 'container_name'),
    ...onNetworks.flatMap((aliases) => (isSeq(aliases) ? aliases.items : [])),
  ].flatMap((name) => (isScalar(name) && isAlias(name.text) ? [name.text] : []));
}

/** False for what depends on variables, and for names that mean the caller itself, whatever a service calls itself. */
function isAlias(name: string): boolean {
  return name !== '' && !hasVariables(name) && !/^(?:localhost|127\.[\d.]+|0\.0\.0\.0)$/iu.test(name);
}

/** `db:database`, `host=10.0.0.5`, or a map. */
function pairsIn(node: YamlNode | undefined): readonly (readonly [string, string])[] {
  if (isMap(node))
    return node.pairs.flatMap(({ key, value }) => (isScalar(value) ? [[key.text, value.text] as const] : []));
  if (!isSeq(node)) return [];
  return node.items.flatMap((item) => {
    const [, name, other] = (isScalar(item) ? /^([^:=]+)[:=](.+)$/u.exec(item.text) : undefined) ?? [];
    return name === undefined || other === undefined || hasVariables(name) ? [] : [[name, other] as const];
  });
}
