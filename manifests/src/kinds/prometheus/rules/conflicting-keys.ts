import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { isMap, pairOf, type YamlMap, type YamlNode, type YamlPair } from '../../../core/yaml/node.ts';
import type { PrometheusModel } from '../model.ts';

/** Ways to say who one is, of which one is enough; a request has one header for them. */
const WAYS = ['basic_auth', 'authorization', 'oauth2', 'bearer_token', 'bearer_token_file'];

/** A value and the file that holds it: never both. */
const TWINS: readonly (readonly [string, string])[] = [
  ['password', 'password_file'],
  ['username', 'username_file'],
  ['credentials', 'credentials_file'],
  ['client_secret', 'client_secret_file'],
  ['ca', 'ca_file'],
  ['cert', 'cert_file'],
  ['key', 'key_file'],
  ['auth_token', 'auth_token_file'],
  ['secret_key', 'secret_key_file'],
];

/** Keys of which Prometheus takes one alone. */
export const conflictingKeys: Rule<PrometheusModel> = {
  id: 'prometheus/conflicting-keys',
  severity: 'error',
  *check({ model, document: { uri } }) {
    if (model.role === 'config') yield* conflictsIn(model.root, uri, new Set());
  },
};

function* conflictsIn(
  node: YamlNode | null | undefined,
  uri: string,
  seen: Set<YamlNode>,
): Iterable<RuleFinding> {
  if (!node || node.type === 'scalar' || seen.has(node)) return;
  seen.add(node);
  if (!isMap(node)) {
    for (const item of node.items) yield* conflictsIn(item, uri, seen);
    return;
  }
  const ways = WAYS.flatMap((key) => pairOf(node, key) ?? []);
  const [first, second] = ways;
  if (first && second) yield conflict(first, second, uri);
  for (const [plain, file] of TWINS) yield* twins(node, plain, file, uri);
  for (const { key, value } of node.pairs)
    if (!/labels$/u.test(key.text)) yield* conflictsIn(value, uri, seen);
}

function* twins(node: YamlMap, plain: string, file: string, uri: string): Iterable<RuleFinding> {
  const [a, b] = [pairOf(node, plain), pairOf(node, file)];
  if (a && b) yield conflict(a, b, uri);
}

function conflict(first: YamlPair, second: YamlPair, uri: string): RuleFinding {
  return {
    message: t('"{0}" and "{1}" cannot be used together', first.key.text, second.key.text),
    span: second.key.span,
    related: [{ uri, span: first.key.span, message: t('Conflicting key') }],
  };
}
