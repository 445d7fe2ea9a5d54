import { startLayOut, type LayOut } from '@vitruve/drawing';
import type { Diagram, Source, ViewSnapshot } from '@vitruve/manifests';
import type { FromWebview, KeptState, PictureFormat, ToWebview } from '../protocol.ts';

/** What a page does where an extension would do something. */
export interface PageActions {
  /** Says more of what is declared there. */
  readonly reveal: (source: Source) => void;
  readonly openView: (view: string, uri: string) => void;
}

/** Started for the first diagram, once for all views. */
let layOut: Promise<LayOut> | undefined;

/** Speaks to a view for the extension, in a page that has none: it shows what is in the page. */
export class PageApi implements ReturnType<typeof acquireVsCodeApi<KeptState>> {
  readonly #shown: ViewSnapshot;
  readonly #actions: PageActions;
  #state: KeptState | undefined;
  #isOver = false;

  constructor(shown: ViewSnapshot, actions: PageActions) {
    this.#shown = shown;
    this.#actions = actions;
  }

  postMessage(message: FromWebview): void {
    switch (message.type) {
      case 'ready':
        this.#tell({ type: 'show', shown: this.#shown });
        break;
      case 'layout':
        void this.#layOut(message.request, message.diagram);
        break;
      case 'reveal':
        this.#actions.reveal(message.source);
        break;
      case 'open-view':
        this.#actions.openView(message.view, message.uri);
        break;
      case 'picture':
        if (message.purpose === 'copy' && message.format !== 'png')
          void navigator.clipboard.writeText(message.data).catch(() => {
            this.#save(message.format, message.data);
          });
        else this.#save(message.format, message.data);
        break;
      case 'print':
        // The style of the page shows all of the view on paper.
        print();
        break;
      // The page is to read: nothing in it is edited, and choices last as long as it is open.
      case 'act':
      case 'failed':
      case 'show-rule':
      case 'chosen':
      case 'edit-cell':
      case 'undo':
      case 'redo':
      case 'save-document':
        break;
    }
  }

  getState(): KeptState | undefined {
    return this.#state;
  }

  setState<State extends KeptState | undefined>(state: State): State {
    this.#state = state;
    return state;
  }

  /** Says nothing more: another view is on the page, which would take it for its own. */
  end(): void {
    this.#isOver = true;
  }

  async #layOut(request: number, diagram: Diagram): Promise<void> {
    try {
      layOut ??= startLayOut();
      this.#tell({ type: 'layout', request, layout: (await layOut)(diagram) });
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : String(fault);
      this.#tell({ type: 'layout-failed', request, message });
    }
  }

  #tell(message: ToWebview): void {
    if (!this.#isOver) dispatchEvent(new MessageEvent('message', { data: message }));
  }

  #save(format: PictureFormat, data: string): void {
    const [bytes, type, extension] = FILES[format](data);
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${this.#shown.view.replaceAll('/', '-')}.${extension}`;
    link.click();
    URL.revokeObjectURL(address);
  }
}

/** The bytes of a picture as it is sent, its type, and the end of the name of its file. */
const FILES: Readonly<Record<PictureFormat, (data: string) => readonly [BlobPart, string, string]>> = {
  svg: (data) => [data, 'image/svg+xml', 'svg'],
  markdown: (data) => [data, 'text/markdown', 'md'],
  png: (data) => [Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0)), 'image/png', 'png'],
};
