import { issuerOf } from '../../../../formats/credentials/issued.ts';

/** Names under which people keep secrets. */
const NAMED =
  /(?:^|[_.-])(?:password|passwd|passphrase|secret|secret[_.-]?key|api[_.-]?key|access[_.-]?key|private[_.-]?key|client[_.-]?secret|auth[_.-]?token|access[_.-]?token|api[_.-]?token|secret[_.-]?access[_.-]?key)$/iu;

/** What tells where the secret is, or how it is used, and is none. */
const ABOUT =
  /(?:file|path|name|dir|mount|ref|url|uri|enabled|length|policy|ttl|expiry|header|type|count)s?$/iu;

export function isSecretName(name: string): boolean {
  return name.length < 200 && NAMED.test(name.replace(/([a-z0-9])([A-Z])/gu, '$1_$2')) && !ABOUT.test(name);
}

/** True for a name and a value that are a secret's. What is only called "secret" may be the name of one. */
export function isSecret(name: string, value: string): boolean {
  if (issuerOf(value) !== undefined) return true;
  if (!isSecretName(name) || !couldBeSecret(value)) return false;
  return !/secret$/iu.test(name) || !/^[a-z]+(?:[-.][a-z0-9]+)*$/u.test(value);
}

/** True for a text that could be a secret: no number, switch, variable, path, address, or word that stands for one. */
export function couldBeSecret(text: string): boolean {
  const value = text.trim();
  return (
    value.length >= 4 &&
    value.length <= 4096 &&
    !/\s/u.test(value) &&
    !/^(?:true|false|yes|no|null|none|nil|\d+|[/.~].*|[a-z]+:\/\/[^@]*|.*\$[({A-Z].*|\{\{.*|<.*>|[*x.]+|vault:.*|ENC\[.*|.*\.(?:json|ya?ml|pem|key|txt|crt))$/isu.test(
      value,
    ) &&
    !/(?:change[-_]?me|replace|placeholder|redacted|your[-_]|example|dummy|todo|xxx|secret[-_]?name)/iu.test(
      value,
    )
  );
}
