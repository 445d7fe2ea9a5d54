import type * as vscode from 'vscode';
import type { ViewTarget } from '@vitruve/manifests';
import type { FromWebview } from '@vitruve/webviews';
import { isChosen } from './messages.ts';

/** What was chosen of each filter of a diagram. */
type Chosen = Extract<FromWebview, { readonly type: 'chosen' }>['chosen'];

const KEY = 'vitruve.chosen';
/** Views of which the choices are kept; those of the view that was changed longest ago go. */
const MOST = 200;

/** What was chosen in the toolbars of views, over the closing of their panels: in the storage of the workspace. */
export class RememberedChoices {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  of(target: ViewTarget): Chosen {
    return this.#all().get(nameOf(target)) ?? {};
  }

  async keep(target: ViewTarget, chosen: Chosen): Promise<void> {
    const all = this.#all();
    all.delete(nameOf(target));
    all.set(nameOf(target), chosen);
    await this.#memento.update(KEY, [...all].slice(-MOST));
  }

  /** It comes from a store that an earlier version may have written. */
  #all(): Map<string, Chosen> {
    const kept: unknown = this.#memento.get(KEY);
    if (!Array.isArray(kept)) return new Map();
    return new Map(
      kept.flatMap((entry: unknown): [string, Chosen][] => {
        const [name, chosen]: readonly unknown[] = Array.isArray(entry) ? (entry as unknown[]) : [];
        return typeof name === 'string' && isChosen(chosen) ? [[name, chosen]] : [];
      }),
    );
  }
}

function nameOf({ view, uri }: ViewTarget): string {
  return `${view} ${uri}`;
}
