import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { Asked } from './proxied.ts';

/** Asks servers, through the proxy that the environment names: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in either case. */
export class Proxies {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #open: (() => Promise<void>)[] = [];

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
    const { proxiedFetch } = await import('./proxied.ts');
    const { response, close } = await proxiedFetch(address, proxy, init);
    this.#open.push(close);
    return response;
  }

  #variable(name: string): string {
    return this.#environment[name.toLowerCase()] ?? this.#environment[name] ?? '';
  }

  /** Closes what is open. */
  async close(): Promise<void> {
    await Promise.all(this.#open.map((close) => close()));
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
