import type { Reference } from '../../core/graph/entity.ts';
import { relativePath, resolveFrom } from '../../core/text/resource.ts';
import { span } from '../../core/text/span.ts';
import { contentOf, type YamlScalar } from '../../core/yaml/node.ts';
import { findsRe2 } from '../../formats/regex/re2.ts';
import { resourceKey } from '../../formats/resources/resource-key.ts';
import type { PrometheusModel } from './model.ts';

/** What a configuration names: files of rules, and the services that it scrapes. */
export function referencesOf(uri: string, { ruleFiles, targets }: PrometheusModel): Reference[] {
  return [
    ...ruleFiles.flatMap((file) => fileReference(uri, file)),
    ...targets.flatMap((target) => serviceReference(uri, target)),
  ];
}

function fileReference(uri: string, file: YamlScalar): Reference[] {
  if (isNearPattern(file.text)) {
    const { text: name } = file;
    const span = contentOf(file);
    return [
      {
        types: ['file'],
        uri,
        name,
        key: name,
        span,
        notation: 'fixed',
        relation: 'rule-files',
      },
    ];
  }
  if (!isNearFile(file.text)) return [];
  const target = resolveFrom(uri, file.text);
  return [
    {
      types: ['file'],
      uri,
      name: file.text,
      key: target,
      span: contentOf(file),
      notation: 'fixed',
      relation: 'rule-file',
      target,
    },
  ];
}

/** True for the path of one file, as told from a pattern and from a path on the server. */
export function isNearFile(path: string): boolean {
  return path !== '' && !/[*?[\]{}$]/u.test(path) && !path.startsWith('/');
}

/** True for a pattern of files beside the configuration: `rules/*.yml`. */
export function isNearPattern(path: string): boolean {
  return /[*?[]/u.test(path) && !/[{}$]/u.test(path) && !path.startsWith('/');
}

/**
 * The files that a pattern of `rule_files` chooses, as a test of their URIs: `*` and `?` stop at a slash.
 * @param uri the configuration.
 */
export function chosenBy(uri: string, pattern: string): (file: string) => boolean {
  const expression = pattern
    .replace(/^\.\//u, '')
    .replaceAll(/[.+^$()|{}]/gu, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  return (file) => findsRe2(`^${expression}$`, relativePath(uri, file)) ?? true;
}

const CLUSTER = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.[a-z0-9.-]+)?(?::\d+)?$/u;

/** `api:5000` is a service of a Compose file, `api.shop.svc:80` one of Kubernetes. */
function serviceReference(uri: string, target: YamlScalar): Reference[] {
  const at = contentOf(target);
  const [, name, namespace] = CLUSTER.exec(target.text) ?? [];
  const host = name ?? /^([A-Za-z0-9][\w-]*)(?::\d+)?$/u.exec(target.text)?.[1];
  if (host === undefined || host === 'localhost') return [];
  const common = {
    uri,
    name: host,
    span: span(at.start, at.start + host.length),
    notation: 'plain',
    relation: 'scrapes',
  } as const;
  if (namespace !== undefined)
    return [
      {
        ...common,
        types: ['resource'],
        key: resourceKey('Service', host),
        scope: namespace,
      },
    ];
  return [{ ...common, types: ['service'], key: host, labels: { compose: 'true' } }];
}
