/** What programs that hand out credentials write into them so that they are recognised. */
const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/u, 'AWS'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b/u, 'GitHub'],
  [/\bgithub_pat_[A-Za-z0-9_]{60,}\b/u, 'GitHub'],
  [/\bglpat-[\w-]{20,}\b/u, 'GitLab'],
  [/\bxox[abprs]-[A-Za-z0-9-]{20,}\b/u, 'Slack'],
  [/\b[sr]k_live_[A-Za-z0-9]{20,}\b/u, 'Stripe'],
  [/\bAIza[\w-]{35}\b/u, 'Google'],
  [/\bSG\.[\w-]{20,}\.[\w-]{40,}\b/u, 'SendGrid'],
  [/\bnpm_[A-Za-z0-9]{36}\b/u, 'npm'],
  [/\bhf_[A-Za-z]{34}\b/u, 'Hugging Face'],
  [/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/u, 'PEM'],
];

/** Documentation of Amazon uses this one. */
const EXAMPLES = /EXAMPLE/u;

/** Whose credential a text holds; undefined for any other text. */
export function credentialIn(text: string): string | undefined {
  if (text.length < 16 || EXAMPLES.test(text)) return undefined;
  return FORMATS.find(([format]) => format.test(text))?.[1];
}

const SECRET_NAME =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRET_KEY|SECRET_ACCESS_KEY|API_KEY|APIKEY|AUTH_TOKEN|ACCESS_TOKEN|TOKEN|PRIVATE_KEY)$/iu;

/** True for a variable whose name says that its value is secret, and that names no file. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}
