import type { Finding } from '../findings/finding.ts';
import type { Topic } from '../graph/topics.ts';
import { joined } from '../rules/check.ts';
import type { Settings } from '../settings/settings.ts';
import type { Dependencies, Dependent } from './dependencies.ts';

/** What a check of one part found, and the questions that it asked. */
export interface PartCheckResult {
  readonly findings: readonly Finding[];
  readonly topics: Iterable<Topic>;
  /** Revisions of the other documents that findings point into. */
  readonly related: ReadonlyMap<string, number>;
}

interface Kept extends Dependent, PartCheckResult {}

/**
 * The findings of the parts of an open document, each kept for as long as its part is the same object and no answer that it
 * depends on changed: a key stroke in a file of a thousand resources checks one of them.
 */
export class PartFindings {
  readonly #owner: Dependent;
  readonly #dependencies: Dependencies;
  #kept = new Map<object, Kept>();
  #settings: Settings | undefined;
  #today = '';

  constructor(owner: Dependent, dependencies: Dependencies) {
    this.#owner = owner;
    this.#dependencies = dependencies;
  }

  /**
   * The findings of all parts, in the order of the text.
   * @param revisionOf the revision of a document as it is now.
   */
  of(
    parts: readonly object[],
    { settings, today }: { readonly settings: Settings; readonly today: string },
    check: (part: object) => PartCheckResult,
    revisionOf: (uri: string) => number,
  ): readonly Finding[] {
    if (settings !== this.#settings || today !== this.#today) this.forget();
    this.#settings = settings;
    this.#today = today;
    const before = this.#kept;
    this.#kept = new Map();
    for (const part of parts) {
      let kept = before.get(part);
      if (!kept || kept.stale || !isCurrent(kept, revisionOf)) {
        if (kept) this.#dependencies.forget(kept);
        kept = { ...check(part), stale: false, owner: this.#owner };
        this.#dependencies.record(kept, kept.topics);
      }
      before.delete(part);
      this.#kept.set(part, kept);
    }
    for (const gone of before.values()) this.#dependencies.forget(gone);
    return joined(parts.map((part) => this.#kept.get(part)?.findings ?? []));
  }

  forget(): void {
    for (const kept of this.#kept.values()) this.#dependencies.forget(kept);
    this.#kept = new Map();
  }
}

function isCurrent({ related }: PartCheckResult, revisionOf: (uri: string) => number): boolean {
  if (related.size === 0) return true;
  for (const [uri, revision] of related) if (revisionOf(uri) !== revision) return false;
  return true;
}
