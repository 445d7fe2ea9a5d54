/**
 * Results of parsing parts of one document, kept from one version of it to the next and found again by the text of the
 * part. A result may depend on nothing but that text; so a parse with memory equals one without. Parts with the same text
 * have a result each, since a result may know its place.
 */
export class ParseMemory {
  #previous = new Map<string, unknown[]>();
  #current = new Map<string, unknown[]>();
  #keptBefore = new Map<object, unknown>();
  #kept = new Map<object, unknown>();

  /** Begins the parse of a new version: what the last one did not use is forgotten. */
  nextVersion(): void {
    this.#previous = this.#current;
    this.#current = new Map();
    this.#keptBefore = this.#kept;
    this.#kept = new Map();
  }

  /** The result for a part: that of the last version where it had the same part as often, computed otherwise. */
  recall<Result>(part: string, compute: (part: string) => Result): Result {
    let results = this.#current.get(part);
    if (!results) this.#current.set(part, (results = []));
    const result = (this.#previous.get(part)?.[results.length] as Result | undefined) ?? compute(part);
    results.push(result);
    return result;
  }

  /** Hands out what a reader kept of the last version, once: a second reading of this version starts from nothing. */
  takeKept(reader: object): unknown {
    const kept = this.#keptBefore.get(reader);
    this.#keptBefore.delete(reader);
    return kept;
  }

  /** Keeps something of this version for the same reader of the next. */
  keep(reader: object, kept: unknown): void {
    this.#kept.set(reader, kept);
  }
}

/** The function with its results kept by the identity of an immutable argument, for as long as that is alive. */
export function keptBy<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const results = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    const kept = results.get(key);
    if (kept) return kept.result;
    const result = compute(key);
    results.set(key, { result });
    return result;
  };
}

/**
 * The same for a function of several arguments: kept by the first, for as long as it is asked for with the same others.
 */
export function keptWith<Key extends object, Others extends readonly unknown[], Result>(
  compute: (key: Key, ...others: Others) => Result,
): (key: Key, ...others: Others) => Result {
  const results = new WeakMap<Key, { readonly others: Others; readonly result: Result }>();
  return (key, ...others) => {
    const kept = results.get(key);
    if (kept?.others.every((other, at) => other === others[at]) === true) return kept.result;
    const result = compute(key, ...others);
    results.set(key, { others, result });
    return result;
  };
}

/** One of several versions of something, which follow each other. */
export interface Version {
  /** The same for all of them. */
  readonly lineage: object;
}

/** What was computed of a version. */
export interface Computed<Of extends Version, Result> {
  readonly version: Of;
  readonly result: Result;
}

/**
 * The results of a function by versions that follow each other: each is made with the last one at hand, so that what did not
 * change need not be made again. A result must not depend on whether there was one before.
 */
export function keptAlong<Of extends Version, Result>(
  renew: (version: Of, before: Computed<Of, Result> | undefined) => Result,
): (version: Of) => Result {
  const latest = new WeakMap<object, Computed<Of, Result>>();
  return keptBy((version: Of): Result => {
    const result = renew(version, latest.get(version.lineage));
    latest.set(version.lineage, { version, result });
    return result;
  });
}
