import { fetch, ProxyAgent } from 'undici';

/** How a server is asked. */
export interface Asked {
  readonly redirect: 'manual';
  readonly headers: Record<string, string>;
  readonly signal: AbortSignal;
}

/** An answer through a proxy, and what closes the connection. */
export interface Proxied {
  readonly response: Response;
  readonly close: () => Promise<void>;
}

/** Asks a server through a proxy, of which the address may hold user and password. */
export async function proxiedFetch(address: URL, proxy: URL, init: Asked): Promise<Proxied> {
  const agent = new ProxyAgent({
    uri: proxy.href,
    // Proxies open a tunnel for encrypted connections; many refuse one for others.
    proxyTunnel: address.protocol === 'https:',
  });
  const close = (): Promise<void> => agent.destroy();
  try {
    return { response: await fetch(address.href, { ...init, dispatcher: agent }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
