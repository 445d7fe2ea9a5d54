import { t } from '@vscode/l10n';

/** Ports of a container that the host publishes; `host` undefined: on a port that is free. Ranges count their ends. */
export interface PublishedPort {
  readonly ip: string | undefined;
  readonly host: PortRange | undefined;
  readonly container: PortRange;
  readonly protocol: string;
}

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

const HIGHEST_PORT = 65_535;
const PROTOCOLS = new Set(['tcp', 'udp', 'sctp']);

/**
 * Reads the short form of a port: `[[IP:]HOST:]CONTAINER[/PROTOCOL]`, each a number or a range.
 * @returns the port, or a sentence that says what is wrong.
 */
export function portOf(text: string): PublishedPort | string {
  const parts = text.split(':');
  const last = parts.pop() ?? '';
  const host = parts.pop() ?? '';
  const ip = parts.join(':').replace(/^\[(.*)\]$/u, '$1');
  const [written = '', protocol = 'tcp', ...more] = last.split('/');
  if (more.length > 0 || (last.includes('/') && !PROTOCOLS.has(protocol.toLowerCase())))
    return t('"{0}" is not a valid protocol: expected tcp, udp or sctp', [protocol, ...more].join('/'));
  if (ip !== '' && !isAddress(ip)) return t('"{0}" is not a valid IP address', ip);
  if (written === '') return t('Missing container port');
  const container = rangeOf(written);
  if (!container)
    return t(
      '"{0}" is not a valid port: expected a number up to 65535 or a range such as 8000-8010',
      written,
    );
  if (host === '')
    return { ip: ip || undefined, host: undefined, container, protocol: protocol.toLowerCase() };
  const published = rangeOf(host);
  if (!published)
    return t('"{0}" is not a valid port: expected a number up to 65535 or a range such as 8000-8010', host);
  const sizes = [container, published].map((range) => range.last - range.first);
  if (sizes[0] !== sizes[1] && sizes[0] !== 0) return t('The two port ranges have different lengths');
  return { ip: ip || undefined, host: published, container, protocol: protocol.toLowerCase() };
}

/** `8080` or `8000-8010`; undefined for what is neither. */
export function rangeOf(text: string): PortRange | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/u.exec(text);
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return last < first || last > HIGHEST_PORT ? undefined : { first, last };
}

function isAddress(text: string): boolean {
  if (text.includes(':')) return /^[\da-f:.]+(?:%\w+)?$/iu.test(text);
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/u.test(part) && Number(part) < 256);
}

/** `8080`, `8000-8010`, as people write it. */
export function rangeText({ first, last }: PortRange): string {
  return first === last ? String(first) : `${first}-${last}`;
}
