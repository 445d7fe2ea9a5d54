import { isAutoFixable } from '../findings/certain-fixes.ts';
import type { Finding } from '../findings/finding.ts';
import { nothingChecked } from '../rules/unread.ts';
import type { Graph } from '../graph/graph.ts';
import type { Topic } from '../graph/topics.ts';
import type { Kind, KindContext, ParseResult } from '../kind.ts';
import { check, findingsOfPart } from '../rules/check.ts';
import { Dependencies } from './dependencies.ts';
import { PartFindings, type PartCheckResult } from './part-findings.ts';
import {
  saysTheSame,
  type VersionedFindings,
  type CheckedState,
  type StoredDocument,
} from './stored-document.ts';
import { TrackedGraph, type GraphSource } from './tracked-graph.ts';

/** The workspace, as checks see it. */
export interface CheckedWorkspace {
  readonly source: GraphSource;
  today(): string;
  /** Grows with every change of a document; -1 for one that is not there. */
  revisionOf(uri: string): number;
  parsed(stored: StoredDocument, kind: Kind): ParseResult<unknown>;
  /** What rules may look at. It stays true when the text changes: findings are kept longer than a version of it. */
  context(stored: StoredDocument, graph: Graph): KindContext<unknown>;
}

/**
 * The findings of documents. Each is made again only when its document, or an answer of the graph that it depends on, is
 * another.
 */
export class Checks {
  readonly #workspace: CheckedWorkspace;
  readonly #dependencies = new Dependencies();
  readonly #parts = new WeakMap<StoredDocument, PartFindings>();
  #versions = 0;

  constructor(workspace: CheckedWorkspace) {
    this.#workspace = workspace;
  }

  /** The findings as they are now, and whether they had to be made for it. */
  of(stored: StoredDocument): {
    readonly checked: VersionedFindings;
    readonly again: boolean;
  } {
    const { checked } = stored;
    if (checked && this.isCurrent(stored)) return { checked, again: false };
    return {
      checked: (stored.checked = this.#checkAgain(stored)),
      again: true,
    };
  }

  isCurrent({ checked, stale }: StoredDocument): boolean {
    if (stale || checked?.today !== this.#workspace.today()) return false;
    for (const [uri, revision] of checked.related) {
      if (this.#workspace.revisionOf(uri) !== revision) return false;
    }
    return true;
  }

  /** Makes the findings that depend on the answers to some questions be made again. */
  invalidate(topics: Iterable<Topic>): void {
    this.#dependencies.invalidate(topics);
  }

  /** Makes the findings be made again that depend on whether files are there: some, or all below a folder. */
  invalidateFiles(uris: ReadonlySet<string>): void {
    this.#dependencies.invalidateFiles(uris);
  }

  /** The findings of parts are kept while a document is open. */
  forgetParts(stored: StoredDocument): void {
    this.#parts.get(stored)?.forget();
    this.#parts.delete(stored);
  }

  forget(stored: StoredDocument): void {
    this.forgetParts(stored);
    this.#dependencies.forget(stored);
  }

  /** The questions that the findings of a document depend on. */
  topicsOf(stored: StoredDocument): readonly Topic[] {
    return this.#dependencies.topicsOf(stored);
  }

  /** Takes over what another workspace knows of a document's findings. */
  adopt(stored: StoredDocument, topics: readonly Topic[]): void {
    this.#dependencies.record(stored, topics);
  }

  #checkAgain(stored: StoredDocument): CheckedState {
    stored.stale = false;
    const { kind } = stored;
    if (!kind) return this.#checkedAs(stored, this.#unread(stored), new Map());
    const topics = new Set<Topic>();
    const all = this.#findingsOf(stored, kind, topics);
    // The fixes of a closed document would keep its model alive; they are made again when it is opened.
    const findings = stored.memory
      ? all
      : all.map((finding) =>
          finding.fixes ? { ...finding, fixes: [], autoFixable: isAutoFixable(finding) } : finding,
        );
    this.#dependencies.record(stored, topics);
    return this.#checkedAs(stored, findings, this.#relatedRevisions(stored.document.uri, findings));
  }

  #unread(stored: StoredDocument): readonly Finding[] {
    if (!stored.unread) return [];
    const finding = stored.unread(this.#context(stored, new Set()).settings);
    return finding ? [finding] : [];
  }

  /** All findings of a document. Where checking it fails as a whole, that is the only one: other documents are checked in any case. */
  #findingsOf(stored: StoredDocument, kind: Kind, topics: Set<Topic>): readonly Finding[] {
    const context = this.#context(stored, topics);
    try {
      const { problems } = this.#workspace.parsed(stored, kind);
      return stored.memory
        ? check(kind, context, problems, (parts) => this.#partsOf(stored, kind, parts))
        : check(kind, context, problems);
    } catch (error) {
      const finding = nothingChecked(error, context.settings);
      return finding ? [finding] : [];
    }
  }

  #partsOf(stored: StoredDocument, kind: Kind, parts: readonly object[]): readonly Finding[] {
    if (parts.length === 0) return [];
    let kept = this.#parts.get(stored);
    if (!kept) this.#parts.set(stored, (kept = new PartFindings(stored, this.#dependencies)));
    const { settings, today } = this.#context(stored, new Set());
    const { uri } = stored.document;
    const checkPart = (part: object): PartCheckResult => {
      const topics = new Set<Topic>();
      const findings = findingsOfPart(kind, part, this.#context(stored, topics));
      return {
        findings,
        topics,
        related: this.#relatedRevisions(uri, findings),
      };
    };
    return kept.of(parts, { settings, today }, checkPart, (other) => this.#workspace.revisionOf(other));
  }

  #context(stored: StoredDocument, topics: Set<Topic>): KindContext<unknown> {
    const graph = new TrackedGraph(this.#workspace.source, (topic) => topics.add(topic));
    return this.#workspace.context(stored, graph);
  }

  #checkedAs(
    { checked: before, revision }: StoredDocument,
    findings: readonly Finding[],
    related: ReadonlyMap<string, number>,
  ): CheckedState {
    const now = { findings, revision, related, today: this.#workspace.today() };
    return {
      ...now,
      version: before && saysTheSame(before, now) ? before.version : ++this.#versions,
    };
  }

  /** Findings that point into other documents are made again when those change, since their spans may have moved. */
  #relatedRevisions(uri: string, findings: readonly Finding[]): ReadonlyMap<string, number> {
    let revisions = NONE;
    for (const { related } of findings) {
      for (const place of related ?? []) {
        if (place.uri === uri) continue;
        if (revisions === NONE) revisions = new Map<string, number>();
        revisions.set(place.uri, this.#workspace.revisionOf(place.uri));
      }
    }
    return revisions;
  }
}

const NONE = new Map<string, number>();
