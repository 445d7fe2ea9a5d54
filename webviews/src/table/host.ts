import type { FromTableView, ToTableView } from './protocol.ts';

/** The extension that hosts the preview. */
export class TableHost {
  readonly #api = acquireVsCodeApi();

  post(message: FromTableView): void {
    this.#api.postMessage(message);
  }

  /** Returns what ends it. */
  listen(hear: (message: ToTableView) => void): () => void {
    const receive = ({ data }: MessageEvent<unknown>): void => {
      if (isToTableView(data)) hear(data);
    };
    addEventListener('message', receive);
    return () => {
      removeEventListener('message', receive);
    };
  }
}

const TYPES: readonly ToTableView['type'][] = ['rows', 'progress', 'profile', 'fault'];

/** Whether what arrived is a message of the extension: browsers and their extensions send their own. */
function isToTableView(value: unknown): value is ToTableView {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  return TYPES.some((type) => type === value.type);
}
