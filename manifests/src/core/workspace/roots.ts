import type { EntityType, EntityTypeDeclarations } from '../graph/entity.ts';
import { GraphIndex } from '../graph/graph-index.ts';
import type { Settings } from '../settings/settings.ts';
import { folderOf, isWithin } from '../text/resource.ts';

/** A workspace folder: names in it are its own. */
export interface Root {
  readonly uri: string;
  readonly index: GraphIndex;
  /** Grows whenever a document that declares such an entity changes, or anything else that is drawn of them. */
  readonly revisions: Map<EntityType, number>;
  settings: Settings;
}

/** The workspace folders, and for documents in none of them the folder that each lies in. */
export class Roots {
  /** The longest URI first, so that a folder within another has its own documents. */
  readonly #roots: Root[] = [];
  readonly #loose = new Map<string, Root>();
  readonly #defaults: Settings;
  readonly #types: EntityTypeDeclarations;
  /** The last answer of `of`: a check asks for its own document again and again. */
  #last: { readonly uri: string; readonly root: Root } | undefined;

  /** @param defaults the settings of documents that are in no folder. */
  constructor(defaults: Settings, types: EntityTypeDeclarations) {
    this.#types = types;
    this.#defaults = defaults;
  }

  uris(): readonly string[] {
    return this.#roots.map(({ uri }) => uri);
  }

  /** Adds a folder, or gives one other settings. */
  set(uri: string, settings: Settings): void {
    const existing = this.#roots.find((root) => root.uri === uri);
    if (existing) existing.settings = settings;
    else this.#roots.push({ uri, index: new GraphIndex(this.#types), revisions: new Map(), settings });
    this.#roots.sort((a, b) => b.uri.length - a.uri.length);
    this.clear();
  }

  remove(uri: string): void {
    const position = this.#roots.findIndex((root) => root.uri === uri);
    if (position !== -1) this.#roots.splice(position, 1);
    this.clear();
  }

  /** Empties all indexes: the documents are to be distributed anew. */
  clear(): void {
    this.#last = undefined;
    this.#loose.clear();
    for (const { index } of this.#roots) {
      for (const uri of [...index.documents()]) index.replace(uri, undefined);
    }
  }

  /** The folder of a document, or the folder itself. */
  of(uri: string): Root {
    if (uri === this.#last?.uri) return this.#last.root;
    const root =
      this.#roots.find((candidate) => isWithin(candidate.uri, uri)) ??
      this.#loose.get(uri) ??
      this.#looseRoot(folderOf(uri));
    this.#last = { uri, root };
    return root;
  }

  #looseRoot(folder: string): Root {
    let root = this.#loose.get(folder);
    if (!root)
      this.#loose.set(
        folder,
        (root = {
          uri: folder,
          index: new GraphIndex(this.#types),
          revisions: new Map(),
          settings: this.#defaults,
        }),
      );
    return root;
  }
}
