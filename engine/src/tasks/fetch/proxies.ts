import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { ProxyAgent } from 'undici';

/** How a server is asked. */
interface Asked {
  readonly redirect: 'manual';
  readonly headers: Record<string, string>;
  readonly signal: AbortSignal;
}

/** Asks servers, through the proxy that the environment names: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in either case. */
export class Proxies {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #agents: ProxyAgent[] = [];

  constructor(environment: NodeJS.ProcessEnv) {
    this.#environment = environment;
  }

  /**
   * The proxy of an address; undefined for none, and where `NO_PROXY` names its host, a domain around it, or `*`.
   * @throws TaskError for one that cannot be read.
   */
  proxyOf(url: URL): URL | undefined {
    const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
    const written = this.#variable(name);
    if (written === '' || isExcepted(url, this.#variable('NO_PROXY'))) return undefined;
    const address = written.includes('://') ? written : `http://${written}`;
    // It may hold a password, and is not shown.
    if (!/^https?:\/\//iu.test(address) || !URL.canParse(address))
      throw new TaskError(t('{0} is not the address of a proxy such as http://proxy.example.org:3128', name));
    return new URL(address);
  }

  /** What `fetch` answers. The library for proxies is loaded when there is one. */
  async fetch(address: URL, init: Asked): Promise<Response> {
    const proxy = this.proxyOf(address);
    if (!proxy) return fetch(address.href, init);
    const undici = await import('undici');
    const agent = new undici.ProxyAgent({
      uri: proxy.href,
      // Proxies open a tunnel for encrypted connections; many refuse one for others.
      proxyTunnel: address.protocol === 'https:',
    });
    this.#agents.push(agent);
    const response = await undici.fetch(address.href, {
      ...init,
      dispatcher: agent,
    });
    return response;
  }

  #variable(name: string): string {
    return this.#environment[name.toLowerCase()] ?? this.#environment[name] ?? '';
  }

  /** Closes what is open. */
  async close(): Promise<void> {
    await Promise.all(this.#agents.map((agent) => agent.destroy()));
  }
}

/** Whether a list such as `localhost,.example.org,10.0.0.1:8080` names a host. */
function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const usual = protocol === 'https:' ? '443' : '80';
  return list.split(/[\s,]+/u).some((entry) => {
    if (entry === '*') return true;
    const [, host = entry, at] = /^(.+):(\d+)$/u.exec(entry) ?? [];
    const domain = host.toLowerCase().replace(/^\*?\./u, '');
    if (domain === '' || (at !== undefined && at !== (port === '' ? usual : port))) return false;
    return hostname === domain || hostname.endsWith(`.${domain}`);
  });
}
