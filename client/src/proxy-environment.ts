/** The settings of VS Code on proxies. */
export interface ProxySettings {
  readonly proxy: string | undefined;
  readonly noProxy: readonly string[] | undefined;
  /** `off`: no proxy at all. */
  readonly support: string | undefined;
}

/** The variables by which programs that Vitruve starts find the proxy of VS Code. What the environment says counts before. */
export function proxyEnvironment(
  { proxy = '', noProxy = [], support }: ProxySettings,
  environment: NodeJS.ProcessEnv,
): Readonly<Record<string, string>> {
  const isSet = (name: string): boolean =>
    (environment[name] ?? environment[name.toLowerCase()] ?? '') !== '';
  if (proxy === '' || support === 'off' || isSet('HTTPS_PROXY') || isSet('HTTP_PROXY')) return {};
  return {
    HTTPS_PROXY: proxy,
    HTTP_PROXY: proxy,
    ...(noProxy.length === 0 || isSet('NO_PROXY') ? {} : { NO_PROXY: noProxy.join(',') }),
  };
}
