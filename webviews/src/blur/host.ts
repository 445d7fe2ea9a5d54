import type { FromBlurView, KeptReview, ToBlurView } from './protocol.ts';

/** The extension that hosts the viewer. */
export class BlurHost {
  readonly #api = acquireVsCodeApi();
  readonly #run = document.body.dataset['uri'] ?? '';

  post(message: FromBlurView): void {
    this.#api.postMessage(message);
  }

  /** Leaves with the editor what it hands back to the extension when the window is loaded again. */
  keep(state: Omit<KeptReview, 'run'>): void {
    this.#api.setState({ run: this.#run, ...state });
  }

  /** Returns what ends it. */
  listen(hear: (message: ToBlurView) => void): () => void {
    const receive = ({ data }: MessageEvent<unknown>): void => {
      if (isToBlurView(data)) hear(data);
    };
    addEventListener('message', receive);
    return () => {
      removeEventListener('message', receive);
    };
  }
}

const TYPES: readonly ToBlurView['type'][] = ['images', 'image', 'picture', 'saved', 'busy', 'fault'];

/** Whether what arrived is a message of the extension: browsers and their extensions send their own. */
function isToBlurView(value: unknown): value is ToBlurView {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  return TYPES.some((type) => type === value.type);
}
