import {
  diagnostics,
  type OtherServers,
  type PutOffFindings,
  type RulePageAddress,
  type Workspace,
} from '@vitruve/manifests';

import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { CancellationError, nextTurn, timeSlices } from './time-slices.ts';

/** Milliseconds after the last change before findings are pushed to clients that do not ask for them. */
const PUSH_DELAY = 30;

/** Documents in one part of a workspace report. */
const REPORT_SIZE = 200;

/**
 * Findings on their way to the client: given when it asks (a document, or the whole workspace with only what changed),
 * pushed for open documents when it cannot ask.
 */
export class DiagnosticsFeed {
  readonly #workspace: Workspace;
  readonly #connection: Connection;
  readonly #pageOf: RulePageAddress;
  readonly #others: OtherServers;
  readonly #putOff: PutOffFindings;
  readonly #reading: () => Promise<void>;
  /**
   * How often the findings of a document were given alone. A client may drop the last of these answers, about a document that it
   * closes, and then shows those of a text that nobody kept: what it is told of the workspace has to name the document again.
   */
  readonly #givenAlone = new Map<string, number>();
  #pushTimer: NodeJS.Timeout | undefined;
  #wake: (() => void)[] = [];
  /** Grows with every change that findings may depend on. */
  #changes = 0;

  /** @param reading resolves once the folders are read. */
  constructor(
    workspace: Workspace,
    connection: Connection,
    pageOf: RulePageAddress,
    others: OtherServers,
    putOff: PutOffFindings,
    reading: () => Promise<void>,
  ) {
    this.#workspace = workspace;
    this.#connection = connection;
    this.#pageOf = pageOf;
    this.#others = others;
    this.#putOff = putOff;
    this.#reading = reading;
  }

  /** The report for one document; `unchanged` when the client has it already. */
  document(uri: string, previous: string | undefined): DocumentDiagnosticReport {
    const known = this.#resultId(uri);
    if (previous === known) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known };
    const given = this.#givenAlone.get(uri);
    const { findings } = this.#workspace.check(uri);
    if (given !== undefined || findings.length > 0) this.#givenAlone.set(uri, (given ?? 0) + 1);
    const resultId = this.#resultId(uri);
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: this.#diagnostics(uri) };
  }

  /**
   * The documents whose findings differ from those that the client has. When none does, the answer waits until one may:
   * clients ask again at once, and an idle workspace must cost nothing. So it does until the folders are read: findings of half a
   * workspace name what is declared in the other half, and would be made again with each file of it.
   * @param known result ids by URI.
   * @throws Cancelled
   */
  async workspace(
    known: ReadonlyMap<string, string>,
    token: CancellationToken,
    report: (part: WorkspaceDiagnosticReport) => void,
  ): Promise<WorkspaceDiagnosticReport> {
    for (;;) {
      await this.#allRead(token);
      const before = this.#changes;
      const { last, parts } = await this.#reportChanges(known, token, report);
      if (parts > 0 || last.length > 0) return { items: last };
      // What changed while the documents were gone through may be one of those that came first.
      if (this.#changes === before) await this.#changed(token);
      if (token.isCancellationRequested) throw new CancellationError();
    }
  }

  /** Something changed that findings may depend on. */
  changed(): void {
    this.#changes++;
    for (const wake of this.#wake.splice(0)) wake();
  }

  /** Pushes the findings of open documents once changes pause. */
  schedulePush(): void {
    clearTimeout(this.#pushTimer);
    this.#pushTimer = setTimeout(() => void this.#push(), PUSH_DELAY);
  }

  /**
   * A document was closed. While it was open, its client took no note of what it was told of the workspace about it, except the
   * result id: this one changes, so that the document is reported again.
   */
  closed(uri: string): void {
    const given = this.#givenAlone.get(uri);
    if (given !== undefined) this.#givenAlone.set(uri, given + 1);
  }

  /** Takes the findings of a document back, as when it is closed. */
  withdraw(uri: string): void {
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  dispose(): void {
    clearTimeout(this.#pushTimer);
    this.changed();
  }

  async #reportChanges(
    known: ReadonlyMap<string, string>,
    token: CancellationToken,
    report: (part: WorkspaceDiagnosticReport) => void,
  ): Promise<{ last: WorkspaceDocumentDiagnosticReport[]; parts: number }> {
    const pause = timeSlices(token);
    const manifests = new Set(this.#workspace.manifests());
    let part: WorkspaceDocumentDiagnosticReport[] = [];
    let parts = 0;
    for (const uri of manifests) {
      await pause();
      const { findings } = this.#workspace.check(uri);
      const resultId = this.#resultId(uri);
      const mayBeShown = findings.length > 0 || this.#givenAlone.has(uri);
      if (known.has(uri) ? known.get(uri) === resultId : !mayBeShown) continue;
      part.push(this.#fullReport(uri, resultId));
      if (part.length < REPORT_SIZE) continue;
      report({ items: part });
      parts++;
      part = [];
    }
    for (const uri of new Set([...known.keys(), ...this.#givenAlone.keys()])) {
      if (manifests.has(uri)) continue;
      part.push({
        kind: DocumentDiagnosticReportKind.Full,
        uri,
        version: null,
        items: [],
      });
      this.#givenAlone.delete(uri);
    }
    return { last: part, parts };
  }

  #resultId(uri: string): string {
    const { version } = this.#workspace.check(uri);
    return `${version}.${this.#givenAlone.get(uri) ?? 0}.${this.#putOff.revision}`;
  }

  #diagnostics(uri: string): Diagnostic[] {
    return diagnostics(this.#workspace, uri, this.#pageOf, this.#others, this.#putOff);
  }

  #fullReport(uri: string, resultId: string): WorkspaceDocumentDiagnosticReport {
    const version = this.#workspace.isOpen(uri) ? (this.#workspace.document(uri)?.version ?? null) : null;
    return {
      kind: DocumentDiagnosticReportKind.Full,
      uri,
      version,
      resultId,
      items: this.#diagnostics(uri),
    };
  }

  /** @throws Cancelled */
  async #allRead(token: CancellationToken): Promise<void> {
    await new Promise<void>((resolve) => {
      const listener = token.onCancellationRequested(resolve);
      const read = (): void => {
        listener.dispose();
        resolve();
      };
      this.#reading().then(read, read);
    });
    if (token.isCancellationRequested) throw new CancellationError();
  }

  #changed(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        listener.dispose();
        resolve();
      };
      const listener = token.onCancellationRequested(wake);
      this.#wake.push(wake);
    });
  }

  async #push(): Promise<void> {
    for (const uri of this.#workspace.uris()) {
      if (!this.#workspace.isOpen(uri)) continue;
      const version = this.#workspace.document(uri)?.version;
      const found = this.#diagnostics(uri);
      await this.#connection.sendDiagnostics({
        uri,
        diagnostics: found,
        ...(version === undefined ? {} : { version }),
      });
      await nextTurn();
    }
  }
}
