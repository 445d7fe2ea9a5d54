import type { Span } from '../../../core/text/span.ts';
import { itemsOf, scalarOf, valueOf, type YamlMap } from '../../../core/yaml/node.ts';

/** A host and path that an ingress answers. */
export interface AnsweredPath {
  readonly host: string;
  readonly path: string;
  /** What two that answer the same have in common. */
  readonly key: string;
  readonly span: Span;
}

/** What an ingress answers. */
export function pathsOf(ingress: YamlMap): readonly AnsweredPath[] {
  const rules = valueOf(valueOf(ingress, 'spec'), 'rules');
  return itemsOf(rules).flatMap((rule) => {
    const host = scalarOf(rule, 'host')?.text ?? '*';
    const paths = valueOf(valueOf(rule, 'http'), 'paths');
    return itemsOf(paths).flatMap((item): AnsweredPath[] => {
      const path = scalarOf(item, 'path');
      const type = scalarOf(item, 'pathType')?.text ?? '';
      return path ? [{ host, path: path.text, key: `${host}${path.text} ${type}`, span: path.span }] : [];
    });
  });
}

/** True for an ingress that shares its paths with another on purpose. */
export function isVariant(annotations: Iterable<string>): boolean {
  for (const key of annotations)
    if (/canary|\/(?:actions|conditions)\.|merg|^traefik\.[^/]*\/router\./u.test(key)) return true;
  return false;
}
