const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * The number that a Kubernetes quantity stands for: `500m` is 0.5, `4Gi` 2³²; undefined for what is none (`4GB`, `2 cores`).
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantity(text: string): number | undefined {
  const match =
    /^([+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40}))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d{1,3}))?$/u.exec(
      text,
    );
  if (!match) return undefined;
  const [, number = '', suffix = '', exponent = '0'] = match;
  return Number(number) * (SUFFIXES[suffix] ?? 1) * 10 ** Number(exponent);
}

/** What a person who wrote `4GB`, `512 MB` or `2 cores` most likely meant. */
export function quantityMeant(text: string): string | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(?:([KMGT])(i?)[BbOo]|([kKMGT]i?)|cores?|cpus?|vcpus?)?$/u.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, number = '', large = '', , plain = ''] = match;
  const meant = number + (large ? `${large}i` : plain === 'K' ? 'Ki' : plain);
  return meant === text || quantity(meant) === undefined ? undefined : meant;
}
