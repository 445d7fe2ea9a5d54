import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { isYaml } from '../../core/files/formats.ts';
import { isScaffold } from '../../formats/placeholders/scaffold.ts';
import { CONFIGURATION, RULES } from './files.ts';

const TOP_LEVEL_KEY = /^(?:"([\w.-]+)"|'([\w.-]+)'|([\w.-]+))[ \t]*:(?=\s|$)/gmu;
const CONFIG_KEYS = new Set([
  'global',
  'runtime',
  'alerting',
  'rule_files',
  'scrape_config_files',
  'scrape_configs',
  'storage',
  'tracing',
  'remote_write',
  'remote_read',
  'otlp',
]);
/** What other programs write into rules that look the same: those of vmalert, of Loki and of Grafana. */
const FOREIGN_RULES =
  /\{\{-?[ \t]*\$(?:expr|for|alertID|groupID|activeAt|evalTS)\b|^[ \t]+(?:-[ \t]+)?(?:params[ \t]*:[ \t]*$|headers[ \t]*:[ \t]*$|concurrency|eval_offset|notifier_headers|extra_filter_labels|grafana_alert|type[ \t]*:[ \t]*(?:graphite|vlogs|prometheus)\b)/mu;
const RULE = /^[ \t]*(?:-[ \t]+)?(?:\{[ \t]*)?(?:alert|record)[ \t]*:/mu;
/** An expression, or the list of rules from which one was forgotten. */
const IN_RULES = /(?:^|[\s{,])(?:expr|rules)[ \t]*:/mu;
/** What Helm and Jinja render; in annotations the braces are those of Prometheus. */
const TEMPLATE = /^\{\{|\{%|\{\{-?[ \t]*(?:\.Values|include|template|cookiecutter)\b/mu;

export type PrometheusRole = 'config' | 'rules';

/** A configuration of Prometheus or a file of its rules, by the top-level keys; undefined for any other file. */
export function roleOf(document: TextDocument): PrometheusRole | undefined {
  const { uri } = document;
  if (!isYaml(document) && !isOneOf(RULES, uri)) return undefined;
  const text = document.getText();
  if (!/^(?:scrape_configs|global|rule_files|remote_write|groups)[ \t]*:/mu.test(text)) return undefined;
  if (TEMPLATE.test(text) || isScaffold(text)) return undefined;
  const keys = new Set([...text.matchAll(TOP_LEVEL_KEY)].map(([, a, b, c]) => a ?? b ?? c ?? ''));
  if (keys.size === 1 && keys.has('groups'))
    return RULE.test(text) && IN_RULES.test(text) && !FOREIGN_RULES.test(text) ? 'rules' : undefined;
  if (keys.has('tests') || keys.has('apiVersion') || keys.has('receivers')) return undefined;
  const known = [...keys].filter((key) => CONFIG_KEYS.has(key));
  if (isOneOf(CONFIGURATION, uri) && (keys.has('scrape_configs') || known.length > 1)) return 'config';
  return known.length === keys.size && keys.has('scrape_configs') ? 'config' : undefined;
}

/** True for a configuration of Prometheus and for a file of its rules. */
export function isPrometheus(document: TextDocument): boolean {
  return roleOf(document) !== undefined;
}
