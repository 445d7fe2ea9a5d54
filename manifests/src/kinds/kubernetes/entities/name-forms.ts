import { within } from '../../../core/text/span.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import { hostOfConnection } from '../../../formats/addresses/connection-string.ts';
import type { NamePlace } from '../references/place.ts';

type Span = YamlScalar['span'];

/** A name as a place writes it, with the namespace that may be beside it in the same text. */
export interface ReadName {
  readonly name: string;
  readonly span: Span;
  readonly namespace: { readonly text: string; readonly span: Span } | undefined;
  /** It may as well be a name of something else. */
  readonly doubtful: boolean;
}

/** A name of DNS within the cluster, from its service on. */
const HOST = /^([a-z0-9-]+)(?:\.([a-z0-9-]+)(\.svc(?:\.[a-z0-9.-]+)?)?)?$/u;
const SCOPED = /^([a-z0-9.-]+)\/([a-z0-9.-]+)$/u;
/** `http://web.shop/x`, `tcp://db:5432`, `db:5432`, `web.shop.svc`: a scheme, a port or the suffix tells that it is an address. */
const ADDRESS =
  /^((?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/(?:[^@/\s]*@)?)?([a-z]([a-z0-9-]*[a-z0-9])?)(?:\.([a-z0-9-]+)(\.svc(?:\.[a-z0-9-]+)*\.?)?)?(:\d{2,5})?(?:[/?#]\S*)?$/u;

/** Reads a name in the form of its place; undefined for a text that names no thing of the cluster. */
export function readName({ form }: NamePlace, scalar: YamlScalar): ReadName | undefined {
  switch (form) {
    case 'host':
      return readHost(scalar);
    case 'scoped':
      return readScoped(scalar);
    case 'address':
      return readAddress(scalar);
    case undefined:
      return { name: scalar.text, span: scalar.span, namespace: undefined, doubtful: false };
  }
}

/** A host as meshes write it; undefined for one of another world. */
export function readHost(scalar: YamlScalar): ReadName | undefined {
  const [, name, namespace, service] = HOST.exec(scalar.text) ?? [];
  if (name === undefined) return undefined;
  return {
    name,
    span: partOf(scalar, 0, name.length),
    namespace: namespaceAt(scalar, namespace, name.length + 1),
    doubtful: namespace !== undefined && service === undefined,
  };
}

function readScoped(scalar: YamlScalar): ReadName | undefined {
  const { text } = scalar;
  if (text === 'mesh') return undefined;
  const [, namespace, name] = SCOPED.exec(text) ?? [];
  if (name === undefined || namespace === undefined)
    return { name: text, span: scalar.span, namespace: undefined, doubtful: false };
  return {
    name,
    span: partOf(scalar, namespace.length + 1, text.length),
    namespace: namespace === '.' ? undefined : namespaceAt(scalar, namespace, 0),
    doubtful: false,
  };
}

/** A host whose port stands elsewhere. */
export function readHostWithPort(scalar: YamlScalar, port: string): ReadName | undefined {
  return /[:/]/u.test(scalar.text) ? undefined : readAddress(scalar, `${scalar.text}:${port}`);
}

function readAddress(scalar: YamlScalar, text = scalar.text): ReadName | undefined {
  if (text.length > 300) return undefined;
  const connection = hostOfConnection(text);
  if (connection) {
    const { name: host, start: at } = connection;
    const [, name = '', namespace] = HOST.exec(host) ?? [];
    if (name === '') return undefined;
    return {
      name,
      span: partOf(scalar, at, at + name.length),
      namespace: namespaceAt(scalar, namespace, at + name.length + 1),
      doubtful: true,
    };
  }
  const [, scheme = '', name, , namespace, service, port] = ADDRESS.exec(text) ?? [];
  if (name === undefined || (scheme === '' && port === undefined && service === undefined)) return undefined;
  const start = scheme.length;
  return {
    name,
    span: partOf(scalar, start, start + name.length),
    namespace: namespaceAt(scalar, namespace, start + name.length + 1),
    doubtful: true,
  };
}

function namespaceAt(scalar: YamlScalar, text: string | undefined, from: number): ReadName['namespace'] {
  return text === undefined ? undefined : { text, span: partOf(scalar, from, from + text.length) };
}

/** Some characters of a scalar on one line. */
function partOf({ span: at, text, style }: YamlScalar, from: number, to: number): Span {
  const opening = style === 'quoted' && at.end - at.start === text.length + 2 ? 1 : 0;
  if (from === 0 && to === text.length && opening === 0) return at;
  const start = at.start + opening;
  return within(at, start + from, start + to);
}
