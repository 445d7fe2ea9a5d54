import type { LikeC4Block } from './likec4-parser.ts';

/** An element of all files together. */
export interface LikeC4Element {
  /** Qualified: `cloud.ui`. */
  readonly id: string;
  readonly block: LikeC4Block;
  readonly parent: LikeC4Element | undefined;
  readonly children: Map<string, LikeC4Element>;
  /** Number of its file. */
  readonly file: number;
}

/** What names mean in a model of several files, as LikeC4 has it. */
export class LikeC4Names {
  readonly roots = new Map<string, LikeC4Element>();
  /** Elements by where they are declared; those that are extended, by where that is. */
  readonly #elements = new Map<LikeC4Block, LikeC4Element>();
  /** Names that are unique below an element, and in a file; undefined stands for those that are not. */
  readonly #below = new Map<LikeC4Element | number, ReadonlyMap<string, LikeC4Element | undefined>>();
  readonly #files: LikeC4Element[][] = [];

  /** @returns false if there is one of that name already. */
  add(block: LikeC4Block, parent: LikeC4Element | undefined, file: number): LikeC4Element | undefined {
    const siblings = parent?.children ?? this.roots;
    if (siblings.has(block.name)) return undefined;
    const id = parent ? `${parent.id}.${block.name}` : block.name;
    const element: LikeC4Element = { id, block, parent, children: new Map(), file };
    siblings.set(block.name, element);
    this.#elements.set(block, element);
    (this.#files[file] ??= []).push(element);
    return element;
  }

  /** Says which element a block adds to. */
  extend(block: LikeC4Block, element: LikeC4Element): void {
    this.#elements.set(block, element);
  }

  elementOf(block: LikeC4Block | undefined): LikeC4Element | undefined {
    return block && this.#elements.get(block);
  }

  /** The element of a path from the top, each name a child of the one before. */
  exactly(path: readonly string[]): LikeC4Element | undefined {
    let element: LikeC4Element | undefined;
    for (const name of path) {
      element = (element ? element.children : this.roots).get(name);
      if (!element) return undefined;
    }
    return element;
  }

  /**
   * Resolves a path to an element. The first name is looked up in the enclosing elements, the innermost first, then at the top level,
   * then in the file. Levels between two names may be omitted if the lower name is unique.
   */
  find(path: readonly string[], within: LikeC4Block | undefined, file: number): LikeC4Element | undefined {
    const [first = '', ...rest] = path;
    let element = this.#first(first, within, file);
    for (const name of rest) element = element && this.#in(element, name);
    return element;
  }

  #first(name: string, within: LikeC4Block | undefined, file: number): LikeC4Element | undefined {
    for (let block = within; block; block = block.parent) {
      const element = this.#elements.get(block);
      if (!element) continue;
      const found = this.#in(element, name);
      if (found) return found;
      if (element.block.name === name) return element;
    }
    return this.roots.get(name) ?? this.#namesBelow(file).get(name);
  }

  #in(element: LikeC4Element, name: string): LikeC4Element | undefined {
    return element.children.get(name) ?? this.#namesBelow(element).get(name);
  }

  #namesBelow(place: LikeC4Element | number): ReadonlyMap<string, LikeC4Element | undefined> {
    const known = this.#below.get(place);
    if (known) return known;
    const names = new Map<string, LikeC4Element | undefined>();
    const waiting =
      typeof place === 'number' ? [...(this.#files[place] ?? [])] : [...place.children.values()];
    for (let element = waiting.pop(); element; element = waiting.pop()) {
      const { name } = element.block;
      names.set(name, names.has(name) ? undefined : element);
      if (typeof place !== 'number') waiting.push(...element.children.values());
    }
    this.#below.set(place, names);
    return names;
  }
}
