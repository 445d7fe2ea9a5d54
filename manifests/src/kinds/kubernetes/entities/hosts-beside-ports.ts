import {
  isMap,
  itemsOf,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../../core/yaml/node.ts';

/** A variable of a container that holds a host, with the port that the variable beside it holds. */
export interface HostBesidePort {
  readonly holder: YamlMap;
  readonly host: YamlScalar;
  readonly port: string;
}

const HOST_VARIABLE = /^(.*)_(?:HOST|HOSTNAME|SERVER|ADDR|ADDRESS)$/iu;
const PORT = /^\d{2,5}$/u;

/** Hosts whose port is in a variable of its own: `REDIS_HOST: redis` and `REDIS_PORT: '6379'`. @param spec of a pod. */
export function hostsBesidePorts(spec: YamlNode | null): readonly HostBesidePort[] {
  return ['containers', 'initContainers']
    .flatMap((key) => itemsOf(valueOf(spec, key)))
    .flatMap((container) => {
      const variables = itemsOf(valueOf(container, 'env')).filter(isMap);
      const ports = new Map(
        variables.map((one) => [scalarOf(one, 'name')?.text.toUpperCase(), scalarOf(one, 'value')?.text]),
      );
      return variables.flatMap((holder) => {
        const prefix = HOST_VARIABLE.exec(scalarOf(holder, 'name')?.text ?? '')?.[1];
        const host = scalarOf(holder, 'value');
        const port = prefix === undefined ? undefined : ports.get(`${prefix.toUpperCase()}_PORT`);
        return host && port !== undefined && PORT.test(port) ? [{ holder, host, port }] : [];
      });
    });
}
