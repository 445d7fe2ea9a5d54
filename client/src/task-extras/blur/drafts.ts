import * as vscode from 'vscode';
import { SaveDecisionsRequest, type Decisions } from '@vitruve/engine';
import type { Engine } from '../../engine/engine.ts';
import { engineFault } from '../../engine/start.ts';

/** What was decided on images and is not saved yet, by the path of the image. */
export class Drafts {
  readonly #engine: Engine;
  readonly #decisions = new Map<string, Decisions>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  of(image: string): Decisions | undefined {
    return this.#decisions.get(image);
  }

  keep(image: string, decisions: Decisions): void {
    this.#decisions.set(image, decisions);
  }

  async save(image: string, decisions: Decisions): Promise<void> {
    await this.#engine.ask(SaveDecisionsRequest, { image, decisions });
    this.#decisions.delete(image);
  }

  async saveAll(): Promise<void> {
    for (const [image, decisions] of this.#decisions) await this.save(image, decisions);
  }

  /** Something else is going to be shown, or nothing: what was decided is lost unless it is saved now. */
  async offerToSave(): Promise<void> {
    if (this.#decisions.size === 0) return;
    // What is decided in the meantime belongs to what is shown then.
    const drafts = [...this.#decisions];
    this.#decisions.clear();
    const save = vscode.l10n.t('Save');
    const message = vscode.l10n.t('Unsaved review changes in images: {0}.', drafts.length);
    try {
      if ((await vscode.window.showWarningMessage(message, save)) !== save) return;
      for (const [image, decisions] of drafts)
        await this.#engine.ask(SaveDecisionsRequest, { image, decisions });
    } catch (error) {
      void vscode.window.showErrorMessage(engineFault(error).message);
    }
  }
}
