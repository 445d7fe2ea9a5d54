import type { Workspace } from '@vitruve/manifests';
import { TextDocuments, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { canonicalUri, pathOfUri } from './uri.ts';
import { isUnread, readTextFile } from '@vitruve/workspace';

/** Keeps the workspace at the text of the editor for open documents, and at that of the disk for the others. */
export class OpenDocuments {
  readonly #workspace: Workspace;
  readonly #documents = new TextDocuments(TextDocument);
  /** Documents of which the first text is still to be told. */
  readonly #opening = new Set<string>();
  /** Documents that were changed and not saved since. */
  readonly #unsaved = new Set<string>();
  readonly #opened: (uri: string) => void;
  readonly #changed: (uri: string) => void;

  /**
   * @param opened told of every document that was opened, once what waits to be answered was taken note of.
   * @param changed told of every change.
   */
  constructor(
    workspace: Workspace,
    { opened, changed }: { opened: (uri: string) => void; changed: (uri: string) => void },
  ) {
    this.#workspace = workspace;
    this.#opened = opened;
    this.#changed = changed;
  }

  /** @param closed told when a document is closed. */
  listen(connection: Connection, closed: (uri: string) => void): void {
    this.#documents.onDidChangeContent(({ document }) => {
      const uri = canonicalUri(document.uri);
      if (!this.#opening.delete(uri)) this.#unsaved.add(uri);
      // What editors call `dockercompose` or `github-actions-workflow` is YAML.
      const languageId = document.languageId === 'markdown' ? 'markdown' : 'yaml';
      if (uri === document.uri && languageId === document.languageId) this.#workspace.edit(document);
      else {
        const { version } = document;
        this.#workspace.update(uri, document.getText(), { open: true, version, languageId });
      }
      this.#changed(uri);
    });
    this.#documents.onDidOpen(({ document }) => {
      this.#opening.add(canonicalUri(document.uri));
      setImmediate(() => {
        // The first proposals need to know where the lines begin: in a file of thousands they are counted before.
        document.positionAt(document.getText().length);
        this.#opened(canonicalUri(document.uri));
      });
    });
    this.#documents.onDidSave(({ document }) => {
      this.#unsaved.delete(canonicalUri(document.uri));
    });
    this.#documents.onDidClose(({ document }) => {
      const uri = canonicalUri(document.uri);
      this.#unsaved.delete(uri);
      this.#workspace.close(uri);
      closed(uri);
      void this.readFromDisk(uri);
    });
    this.#documents.listen(connection);
  }

  /**
   * The file of a document is gone, and the document with it unless it has text that is not saved. An editor may keep the document
   * open for minutes though it does not show it.
   */
  forget(uri: string): void {
    if (this.#unsaved.has(uri)) return;
    this.#workspace.close(uri);
    this.#workspace.remove(uri);
  }

  /** Takes the text of the disk, unless the document is open. */
  async readFromDisk(uri: string): Promise<void> {
    const path = pathOfUri(uri);
    const file = path === undefined ? undefined : await readTextFile(path);
    if (this.#workspace.isOpen(uri)) return;
    if (!file || isUnread(file)) this.#workspace.remove(uri);
    else this.#workspace.update(uri, file.text);
    this.#changed(uri);
  }
}
