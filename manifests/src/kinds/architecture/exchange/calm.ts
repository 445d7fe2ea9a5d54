import type { ElementForm } from '../element-form.ts';
import type { ExportedElement, ExportedSystem } from './exported-system.ts';

const TYPES: Readonly<Partial<Record<ElementForm, string>>> = {
  ...{ actor: 'actor', store: 'database', external: 'system' },
};

/** The protocols that CALM knows, by the words that models use. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  ...{ http: 'HTTP', https: 'HTTPS', ftp: 'FTP', sftp: 'SFTP', jdbc: 'JDBC', websocket: 'WebSocket' },
  ...{ ws: 'WebSocket', wss: 'WebSocket', socketio: 'SocketIO', ldap: 'LDAP', amqp: 'AMQP', tls: 'TLS' },
  ...{ mtls: 'mTLS', tcp: 'TCP' },
};

/** An architecture of the FINOS CALM, version 1.0. */
export function writeCalm({ elements, relations }: ExportedSystem): string {
  const groups = elements.filter(({ children }) => children.length > 0);
  return `${JSON.stringify(
    {
      $schema: 'https://calm.finos.org/release/1.0/meta/calm.json',
      nodes: elements.map(nodeOf),
      relationships: [
        ...relations.map(({ kind, from, to, label, protocol }, index) => ({
          'unique-id': `relation-${index + 1}`,
          description: label,
          'relationship-type':
            kind === 'hosting'
              ? { 'deployed-in': { container: to.id, nodes: [from.id] } }
              : { connects: { source: { node: from.id }, destination: { node: to.id } } },
          ...protocolOf(protocol),
        })),
        ...groups.map(({ id, children }) => ({
          'unique-id': `parts-of-${id}`,
          'relationship-type': { 'composed-of': { container: id, nodes: children.map((child) => child.id) } },
        })),
      ],
    },
    undefined,
    2,
  )}\n`;
}

function nodeOf({
  id,
  title,
  form,
  kind,
  technology,
  owner,
  zone,
  layer,
  children,
}: ExportedElement): object {
  const facts = { kind, technology, owner, zone, layer };
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  return {
    'unique-id': id,
    'node-type': children.length > 0 ? 'system' : (TYPES[form] ?? 'service'),
    name: title,
    description: technology ?? kind ?? title,
    ...(Object.keys(known).length > 0 ? { metadata: [known] } : {}),
  };
}

function protocolOf(protocol: string | undefined): object {
  const known = PROTOCOLS[(protocol ?? '').toLowerCase().replace(/[^a-z]/gu, '')];
  return known === undefined ? {} : { protocol: known };
}
