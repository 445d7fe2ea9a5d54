/** What programs that hand out credentials write into them so that they are recognised, and whose they are. */
const FORMATS: readonly (readonly [format: RegExp, issuer: string])[] = [
  [/\b(?:AKIA|ASIA)([A-Z0-9]{16})\b/u, 'AWS'],
  [/\bgh[pousr]_([A-Za-z0-9]{36,255})\b/u, 'GitHub'],
  [/\bgithub_pat_([A-Za-z0-9_]{60,255})\b/u, 'GitHub'],
  [/\bglpat-([\w-]{20,255})/u, 'GitLab'],
  [/\bxox[abeoprs]-([A-Za-z0-9-]{20,255})/u, 'Slack'],
  [/\bhooks\.slack\.com\/services\/(T[A-Z0-9]+\/B[A-Z0-9]+\/[A-Za-z0-9]{16,64})/u, 'Slack'],
  [/\b[sr]k_live_([A-Za-z0-9]{16,255})\b/u, 'Stripe'],
  [/\bAIza([\w-]{35})/u, 'Google'],
  [/\bSG\.([\w-]{20,255}\.[\w-]{40,255})\b/u, 'SendGrid'],
  [/\bnpm_([A-Za-z0-9]{36})\b/u, 'npm'],
  [/\bhf_([A-Za-z]{34})\b/u, 'Hugging Face'],
];

const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----/u;
/** A private key of the shortest kind that is in use, Ed25519, has as many characters. */
const SHORTEST_KEY = 64;

/** Longer texts are searched up to here. */
const MOST = 100_000;

/**
 * Whose credential a text holds; undefined for any other text, and for what only has the form of one: `ghp_xxxx…`, a key that counts
 * from 0 to 9, the frame of a private key without the key.
 */
export function issuerOf(text: string): string | undefined {
  if (text.length < 16) return undefined;
  const searched = text.slice(0, MOST);
  // Documentation of Amazon uses keys with this word.
  if (searched.includes('EXAMPLE')) return undefined;
  for (const [format, issuer] of FORMATS) {
    const found = format.exec(searched)?.[1];
    if (found !== undefined && !isStandIn(found)) return issuer;
  }
  const frame = PRIVATE_KEY.exec(searched);
  if (!frame) return undefined;
  const [body = ''] = searched.slice(frame.index + frame[0].length).split('-----', 1);
  return body.replace(/[^A-Za-z0-9+/=]/gu, '').length >= SHORTEST_KEY && !isStandIn(body) ? 'PEM' : undefined;
}

/** True for what people type where a key belongs. */
function isStandIn(key: string): boolean {
  const lower = key.toLowerCase();
  return (
    new Set(lower.replace(/[^a-z0-9]/gu, '')).size < 5 ||
    /x{4}|0{6}|\.{3}|your|replace|placeholder|redacted|dummy|changeme|123456789|abcdefgh/u.test(lower)
  );
}
