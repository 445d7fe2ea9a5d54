import type { FromPredictionForm, ToPredictionForm } from './protocol.ts';

/** The extension that hosts the form. */
export class PredictionHost {
  readonly #api = acquireVsCodeApi();

  post(message: FromPredictionForm): void {
    this.#api.postMessage(message);
  }

  /** Returns what ends it. */
  listen(hear: (message: ToPredictionForm) => void): () => void {
    const receive = ({ data }: MessageEvent<unknown>): void => {
      if (isToPredictionForm(data)) hear(data);
    };
    addEventListener('message', receive);
    return () => {
      removeEventListener('message', receive);
    };
  }
}

const TYPES: readonly ToPredictionForm['type'][] = ['form', 'tried', 'fault'];

/** Whether what arrived is a message of the extension: browsers and their extensions send their own. */
function isToPredictionForm(value: unknown): value is ToPredictionForm {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  return TYPES.some((type) => type === value.type);
}
