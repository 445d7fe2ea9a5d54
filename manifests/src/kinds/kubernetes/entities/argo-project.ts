import type { ResourceFacts } from '../entity-types.ts';
import type { Entity } from '../../../core/graph/entity.ts';
import { itemsOf, scalarOf, scalarsOf, valueOf, type YamlNode } from '../../../core/yaml/node.ts';

/** A cluster and namespace that a project allows. */
export interface Destination {
  readonly server: string;
  readonly name: string;
  readonly namespace: string;
}

/** What a project allows, as facts of its entity: patterns, in their order. */
export function projectFacts(
  spec: YamlNode | undefined,
): Pick<ResourceFacts, 'repositories' | 'destinations'> {
  const destinations = valueOf(spec, 'destinations');
  return {
    repositories: asRecord(scalarsOf(valueOf(spec, 'sourceRepos')).map(({ text }) => text)),
    destinations: asRecord(
      itemsOf(destinations).map((item) =>
        ['server', 'name', 'namespace'].map((key) => scalarOf(item, key)?.text ?? '').join(' '),
      ),
    ),
  };
}

function asRecord(items: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(items.map((item, index) => [String(index), item]));
}

/** True when a project allows a repository; `!` before a pattern denies what it matches. */
export function allowsRepository(project: Entity, repository: string): boolean {
  return allowed(Object.values(project.facts?.repositories ?? {}), (pattern) => matches(pattern, repository));
}

/** True when a project allows a cluster, by address or name, and a namespace of it. */
export function allowsDestination(project: Entity, to: Destination): boolean {
  return allowed(Object.values(project.facts?.destinations ?? {}), (written) => {
    const [server = '', name = '', namespace = ''] = written.split(' ');
    const byServer = to.server !== '' && server !== '' && matches(server, to.server);
    const byName = to.name !== '' && name !== '' && matches(name, to.name);
    // A cluster may be known to the project by its address and to the application by its name.
    const unknown = (to.server === '' || server === '') && (to.name === '' || name === '');
    return (byServer || byName || unknown) && (to.namespace === '' || matches(namespace, to.namespace));
  });
}

function allowed(patterns: readonly string[], isMatch: (pattern: string) => boolean): boolean {
  const denied = patterns.some((pattern) => pattern.startsWith('!') && isMatch(pattern.slice(1)));
  return !denied && patterns.some((pattern) => !pattern.startsWith('!') && isMatch(pattern));
}

/** Patterns with `*` for any characters, compared part by part: never exponential. */
function matches(pattern: string, text: string): boolean {
  const parts = pattern.split(/\*+/u);
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return normal(pattern) === normal(text);
  if (!text.startsWith(first)) return false;
  let at = first.length;
  const last = rest.pop() ?? '';
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function normal(text: string): string {
  return text
    .replace(/\.git$/u, '')
    .replace(/\/+$/u, '')
    .toLowerCase();
}
