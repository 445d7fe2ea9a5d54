import type { Entity, Reference } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { isOneOf } from '../../core/files/file-set.ts';
import { folderOf, isWithin } from '../../core/text/resource.ts';
import { pairOf, type YamlMap } from '../../core/yaml/node.ts';
import { keyOf } from './entities.ts';
import { isVariant } from './detect.ts';
import { COMPOSE_DEFAULT } from './files.ts';
import { entityTypeOf, type ComposeModel, type Use } from './model.ts';

/** Files that include each other are followed so far. */
const MAX_INCLUDED = 200;

/**
 * The files that Compose may read together with one: those of its folder, since `-f` lays them over each other, and what they
 * include. A variant (`docker-compose.ci.yml`) may be laid over a file of another folder.
 */
export class Project {
  readonly #uri: string;
  readonly #graph: Graph;
  readonly #included: ReadonlySet<string>;
  /** False when the project includes what cannot be read here: then a name that is not found may be declared there. */
  readonly isComplete: boolean;

  /** True for a file that is laid over another, so that missing settings may be in another file. */
  readonly isPart: boolean;

  /** True for a file that others take services from, with `extends`: they declare what these services use. */
  readonly #isExtended: boolean;

  constructor(uri: string, model: ComposeModel, graph: Graph) {
    this.#uri = uri;
    this.#graph = graph;
    const { included, isComplete } = includedFrom(uri, graph);
    this.#included = included;
    this.isComplete = isComplete && !model.includesUnknown;
    this.#isExtended = isExtended(uri, model, graph);
    this.isPart = false;
    this.isPart = isVariant(uri) || this.#isLaidOverAnother(model);
  }

  /** What declares a name in the project. */
  declarations(type: Use['type'], name: string): readonly Entity[] {
    const found = this.#graph.find(entityTypeOf(type), keyOf(type, name), this.#uri);
    return found.filter(({ uri, facts }) => facts?.kind === 'compose' && this.#isTogether(uri));
  }

  /** True when it is sure that no file of the project declares the name. */
  isMissing(type: Use['type'], name: string): boolean {
    if (this.#isExtended && type !== 'service') return false;
    if (!this.isComplete || this.declarations(type, name).length > 0) return false;
    const includers = includersOf(this.#uri, this.#graph);
    return includers.length > 0 ? this.#isMissingAbove(includers, type, name) : !this.#isLeftOut();
  }

  #isTogether(uri: string): boolean {
    if (uri === this.#uri || this.#included.has(uri)) return true;
    return folderOf(uri) === folderOf(this.#uri) || this.isPart;
  }

  /**
   * True for a file that makes sense only over one of another folder (`-f base/compose.yml -f suites/a/compose.yml`): a service of
   * which it says nothing to run is there, or what it uses is declared in a folder above and not here.
   */
  #isLaidOverAnother({ services }: ComposeModel): boolean {
    if (!this.isComplete) return false;
    return services.some(({ name, node, uses }) => {
      if (isWithoutOrigin(node)) return this.#elsewhere('service', name).length > 0;
      return uses.some(
        (use) =>
          this.declarations(use.type, use.name).length === 0 &&
          this.#elsewhere(use.type, use.name).some(({ uri }) => isWithin(folderOf(uri), this.#uri)),
      );
    });
  }

  /** True for a name that none of the files that include this one declares, nor what they include beside it. */
  #isMissingAbove(includers: readonly string[], type: Use['type'], name: string): boolean {
    const found = this.#graph.find(entityTypeOf(type), keyOf(type, name), this.#uri);
    return includers.every((includer) => {
      const { included, isComplete } = includedFrom(includer, this.#graph);
      return isComplete && !found.some(({ uri }) => uri === includer || included.has(uri));
    });
  }

  /**
   * True for a file of a name that Compose does not look for, where projects are put together of such files of other folders with
   * `include`: it was left out of them, or is not in yet.
   */
  #isLeftOut(): boolean {
    if (isOneOf(COMPOSE_DEFAULT, this.#uri)) return false;
    const own = folderOf(this.#uri);
    const others = this.#graph
      .all('service', this.#uri)
      .filter(({ uri, facts }) => facts?.kind === 'compose' && folderOf(uri) !== own)
      .map(({ uri }) => uri);
    return [...new Set(others)].some(
      (uri) =>
        !isOneOf(COMPOSE_DEFAULT, uri) &&
        includersOf(uri, this.#graph).some((by) => folderOf(by) !== folderOf(uri)),
    );
  }

  #elsewhere(type: Use['type'], name: string): readonly Entity[] {
    return this.#graph
      .find(entityTypeOf(type), keyOf(type, name), this.#uri)
      .filter(({ uri, facts }) => facts?.kind === 'compose' && folderOf(uri) !== folderOf(this.#uri));
  }
}

/** The files that include one, and those that include these. */
function includersOf(uri: string, graph: Graph): readonly string[] {
  const found = new Set<string>();
  const queue = [uri];
  for (let next = queue.pop(); next !== undefined && found.size < MAX_INCLUDED; next = queue.pop()) {
    for (const { relation, uri: by } of graph.referencesToFile(next)) {
      if (relation !== 'include' || by === uri || found.has(by)) continue;
      found.add(by);
      queue.push(by);
    }
  }
  return [...found];
}

function isExtended(uri: string, { services }: ComposeModel, graph: Graph): boolean {
  return services
    .flatMap(({ name }) => graph.find('service', keyOf('service', name), uri))
    .filter((service) => service.uri === uri)
    .some((service) =>
      graph.referencesTo(service).some((use) => use.relation === 'extends' && use.uri !== uri),
    );
}

/** True for a service that does not say what it runs. */
export function isWithoutOrigin(node: YamlMap): boolean {
  return !['image', 'build', 'extends', 'provider'].some((key) => pairOf(node, key));
}

/** True for a file that is known as one of Compose. Of one with nothing but networks only whoever includes it knows what it is. */
function isRead(uri: string, graph: Graph): boolean {
  return (
    [...graph.declaredIn(uri)].some(({ facts }) => facts?.kind === 'compose') ||
    graph.referencesIn(uri).some(({ relation }) => relation === 'include')
  );
}

function includedFrom(
  uri: string,
  graph: Graph,
): { readonly included: ReadonlySet<string>; readonly isComplete: boolean } {
  const included = new Set<string>();
  let isComplete = true;
  const queue = [uri];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const { relation, target } of graph.referencesIn(next)) {
      if (relation !== 'include' || target === undefined || included.has(target)) continue;
      included.add(target);
      if (!isRead(target, graph) || included.size > MAX_INCLUDED) isComplete = false;
      else queue.push(target);
    }
  }
  included.delete(uri);
  return { included, isComplete };
}

/** The references to an entity, and to those of its name in the files beside it. */
export function usesOfName(graph: Graph, entity: Entity): readonly Reference[] {
  const folder = folderOf(entity.uri);
  const same = graph.find(entity.type, entity.key, entity.uri).filter(({ uri }) => folderOf(uri) === folder);
  return [...new Set(same.flatMap((other) => graph.referencesTo(other)))];
}
