import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Kind, KindDeclaration, LoadableKind } from '../kind.ts';

/** A document is of a kind that nobody loaded: `load` was not called for it. */
export class KindNotLoadedError extends Error {}

/** The kinds of a workspace: all of them tell their documents from others, and those that are loaded read them. */
export class KnownKinds {
  readonly declared: readonly (Kind | LoadableKind)[];
  readonly #loaded = new Map<Kind | LoadableKind, Kind>();
  /** What `load` detected, until `kindOf` asks for the same document. */
  readonly #detected = new Map<TextDocument, Kind | LoadableKind | undefined>();

  constructor(kinds: readonly (Kind | LoadableKind)[]) {
    this.declared = kinds;
    for (const kind of kinds) if (isLoaded(kind)) this.#loaded.set(kind, kind);
  }

  /** Those that are loaded, in the order in which they are asked. */
  get loaded(): readonly Kind[] {
    return this.declared.flatMap((kind) => this.#loaded.get(kind) ?? []);
  }

  /** Loads the kinds of documents, whose texts stay the same until `kindOf` is asked. */
  async load(documents: Iterable<TextDocument>): Promise<void> {
    const needed = new Set<Kind | LoadableKind>();
    for (const document of documents) {
      const kind = this.#detectedOrUndefined(document);
      if (kind) needed.add(kind);
    }
    await Promise.all(
      [...needed].map(async (kind) => {
        if (!isLoaded(kind) && !this.#loaded.has(kind)) this.#loaded.set(kind, await kind.load());
      }),
    );
  }

  /** The kind of a document. @throws KindNotLoadedError, or what recognizing it throws. */
  kindOf(document: TextDocument): Kind | undefined {
    const declared = this.#detected.has(document) ? this.#detected.get(document) : this.#detect(document);
    this.#detected.delete(document);
    if (!declared) return undefined;
    const kind = this.#loaded.get(declared);
    if (!kind) throw new KindNotLoadedError(`The kind "${declared.id}" of ${document.uri} is not loaded`);
    return kind;
  }

  /** What is declared of the kind of a document, loaded or not. */
  declarationOf(document: TextDocument): KindDeclaration | undefined {
    return this.#detect(document);
  }

  /** Notes the kind of a document; where recognizing it fails, `kindOf` fails again and its caller reports it. */
  #detectedOrUndefined(document: TextDocument): Kind | LoadableKind | undefined {
    try {
      const kind = this.#detect(document);
      this.#detected.set(document, kind);
      return kind;
    } catch {
      return undefined;
    }
  }

  #detect(document: TextDocument): Kind | LoadableKind | undefined {
    return this.declared.find((kind) => kind.detect(document));
  }
}

function isLoaded(kind: Kind | LoadableKind): kind is Kind {
  return 'parse' in kind;
}
