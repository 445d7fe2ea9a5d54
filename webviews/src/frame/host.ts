import type { Chosen, Layout } from '@vitruve/drawing';
import type { Diagram, ViewTarget } from '@vitruve/manifests';
import type { FromWebview, KeptState, ToWebview } from '../protocol.ts';
import { isToWebview } from './messages.ts';

interface Waiting {
  readonly resolve: (layout: Layout) => void;
  readonly reject: (reason: Error) => void;
}

/** The extension that hosts the webview: the messages to it, its messages, and the state that it keeps for us. */
export class Host {
  readonly target: ViewTarget;
  /** What was chosen of the filters in the panel before. */
  readonly remembered: Chosen;
  readonly #api: ReturnType<typeof acquireVsCodeApi<KeptState>>;
  readonly #layouts = new Map<number, Waiting>();
  #request = 0;

  /** @param api what speaks for the extension where there is none: in a page of its own. */
  constructor(target: ViewTarget, remembered: Chosen, api = acquireVsCodeApi<KeptState>()) {
    this.#api = api;
    this.target = target;
    this.remembered = remembered;
    // So that the editor can restore the panel though nothing has been done in it.
    if (!this.#api.getState()) this.#api.setState({ ...target });
  }

  post(message: FromWebview): void {
    this.#api.postMessage(message);
  }

  /** Hears all messages but the answers to our own requests. Returns what ends it. */
  listen(hear: (message: ToWebview) => void): () => void {
    const receive = ({ data }: MessageEvent<unknown>): void => {
      if (!isToWebview(data)) return;
      if (data.type === 'layout' || data.type === 'layout-failed') this.#answered(data);
      else hear(data);
    };
    addEventListener('message', receive);
    return () => {
      removeEventListener('message', receive);
    };
  }

  /** Has a diagram laid out where that takes no time from drawing. Rejects with a message for the user. */
  layout(diagram: Diagram): Promise<Layout> {
    const request = ++this.#request;
    return new Promise((resolve, reject) => {
      this.#layouts.set(request, { resolve, reject });
      this.post({ type: 'layout', request, diagram });
    });
  }

  #answered(answer: Extract<ToWebview, { type: 'layout' | 'layout-failed' }>): void {
    const waiting = this.#layouts.get(answer.request);
    this.#layouts.delete(answer.request);
    if (answer.type === 'layout') waiting?.resolve(answer.layout);
    else waiting?.reject(new Error(answer.message));
  }

  /** What a part of the webview kept, under its name. It comes from a store: its shape is not certain. */
  kept(part: string): unknown {
    return this.#api.getState()?.parts?.[part];
  }

  keep(part: string, state: unknown): void {
    this.#api.setState({ ...this.target, parts: { ...this.#api.getState()?.parts, [part]: state } });
  }
}
