import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Decisions } from '@vitruve/engine/blur/decisions';
import type { DoneImage, ImageResult } from '@vitruve/engine/blur/task';
import { previewPicture, readDecisions, saveDecisions } from '@vitruve/engine/protocol';
import type { BlurMode, FromBlurView, ListedImage, Side, ToBlurView } from '@vitruve/webviews/blur/protocol';
import type { Engine } from '../engine/engine.ts';
import { engineFault } from '../engine/start.ts';
import { pageHtml, pageOptions } from '../views/page.ts';
import { isFromBlurView } from './messages.ts';
import type { Outcome } from './run.ts';
import { countsOf, doneOf } from './wording.ts';

/** The type of the panel. */
const VIEWER_TYPE = 'vitruve.blur';

/** Pixels of the longer side of what is shown: a large screen, looked at closely. */
const LONGEST = 2400;

/** What the viewer asks of the commands around it. */
export interface ViewerSurroundings {
  readonly engine: Engine;
  readonly log: vscode.LogOutputChannel;
  readonly extension: vscode.Uri;
  /** Blurs images again, under a notification. */
  readonly blurAgain: (task: Outcome['task']) => Promise<Outcome>;
  readonly report: (outcome: Outcome) => Promise<void>;
}

/** The panel that shows what a run did: pictures before and after, and their boxes to review. */
export class BlurViewer implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #surroundings: ViewerSurroundings;
  #outcome: Outcome;
  #images: readonly ImageResult[];
  #selected: number;
  #mode: BlurMode;
  #isReady = false;
  /** Decisions by image that are not saved yet. */
  readonly #drafts = new Map<string, Decisions>();

  constructor(surroundings: ViewerSurroundings, outcome: Outcome, mode: BlurMode) {
    this.#surroundings = surroundings;
    this.#outcome = outcome;
    this.#images = outcome.result.images;
    this.#selected = firstOf(this.#images);
    this.#mode = mode;
    const { extension } = surroundings;
    const title = vscode.l10n.t('Faces and plates');
    this.panel = vscode.window.createWebviewPanel(VIEWER_TYPE, title, vscode.ViewColumn.Active, {
      ...pageOptions(extension),
      // Boxes that are being drawn are not to be lost when another tab is looked at.
      retainContextWhenHidden: true,
    });
    this.panel.iconPath = {
      light: vscode.Uri.joinPath(extension, 'media/view-light.svg'),
      dark: vscode.Uri.joinPath(extension, 'media/view-dark.svg'),
    };
    this.panel.webview.onDidReceiveMessage((message: unknown) => {
      this.#receive(message);
    });
    this.panel.onDidDispose(() => void this.#offerToSave());
    this.panel.webview.html = pageHtml(this.panel.webview, extension, { view: 'blur', uri: '' }, 'blur/main');
  }

  /** Shows another run in the same panel. */
  show(outcome: Outcome, mode: BlurMode): void {
    void this.#offerToSave();
    this.#outcome = outcome;
    this.#images = outcome.result.images;
    this.#selected = firstOf(this.#images);
    this.#mode = mode;
    this.panel.reveal();
    if (this.#isReady) this.#begin();
  }

  dispose(): void {
    this.panel.dispose();
  }

  #receive(message: unknown): void {
    if (!isFromBlurView(message)) {
      this.#surroundings.log.warn('blur: a message was not understood');
      return;
    }
    this.#act(message).catch((error: unknown) => {
      this.#tell({ type: 'busy', isBusy: false });
      const fault = engineFault(error);
      this.#surroundings.log.error(fault);
      this.#tell({ type: 'fault', message: fault.message });
    });
  }

  async #act(message: FromBlurView): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#begin();
        return;
      case 'select':
        this.#selected = message.index;
        return this.#showImage(message.index);
      case 'page':
        return this.#showPictures(message.index, message.page);
      case 'changed':
        this.#keep(message.index, message.decisions);
        return;
      case 'save':
        return this.#save(message.index, message.decisions);
      case 'apply':
        return this.#apply(message);
      case 'open':
        return this.#open(message.index, message.side);
      case 'report':
        return this.#surroundings.report(this.#outcome);
      case 'failed':
        this.#surroundings.log.error(`blur: ${message.message}`);
        return;
    }
  }

  #tell(message: ToBlurView): void {
    if (this.#isReady) void this.panel.webview.postMessage(message);
  }

  #begin(): void {
    this.#list();
    this.#receive({ type: 'select', index: this.#selected });
  }

  #list(): void {
    const images = this.#images.map(listed);
    this.#tell({ type: 'images', images, selected: this.#selected, mode: this.#mode });
  }

  async #showImage(index: number): Promise<void> {
    const done = this.#doneAt(index);
    if (!done) return;
    const { width, height, pages, detections, time, remarks, image } = done;
    const draft = this.#drafts.get(image);
    const { engine } = this.#surroundings;
    const decisions = draft ?? (await engine.ask(readDecisions, { image, width, height })) ?? undefined;
    const opened = { width, height, pages, detections, decisions, isSaved: !draft, time, remarks };
    this.#tell({ type: 'image', index, image: opened });
    await this.#showPictures(index, 0);
  }

  async #showPictures(index: number, page: number): Promise<void> {
    const done = this.#doneAt(index);
    if (!done) return;
    const show = async (side: Side, path: string): Promise<void> => {
      const { data } = await this.#surroundings.engine.ask(previewPicture, { path, page, longest: LONGEST });
      this.#tell({ type: 'picture', index, page, side, data: Uint8Array.from(Buffer.from(data, 'base64')) });
    };
    await Promise.all([
      show('before', done.image),
      ...(done.output === undefined ? [] : [show('after', done.output)]),
    ]);
  }

  #keep(index: number, decisions: Decisions): void {
    const done = this.#doneAt(index);
    if (done) this.#drafts.set(done.image, decisions);
  }

  async #save(index: number, decisions: Decisions): Promise<void> {
    const done = this.#doneAt(index);
    if (!done) return;
    await this.#write(done.image, decisions);
    this.#drafts.delete(done.image);
    this.#tell({ type: 'saved', index });
  }

  async #apply({ index, decisions, all }: Extract<FromBlurView, { type: 'apply' }>): Promise<void> {
    const done = this.#doneAt(index);
    if (!done) return;
    await this.#save(index, decisions);
    await this.#saveDrafts();
    const { task } = this.#outcome;
    this.#tell({ type: 'busy', isBusy: true });
    const again = await this.#surroundings.blurAgain(all ? task : alone(task, done));
    this.#tell({ type: 'busy', isBusy: false });
    // What failed now is still as it was before.
    const results = new Map(
      again.result.images.flatMap((image) => (doneOf(image) ? [[image.image, image] as const] : [])),
    );
    this.#images = this.#images.map((image) => results.get(image.image) ?? image);
    const failed = again.result.images.find(({ state }) => state === 'failed');
    if (failed?.state === 'failed') this.#tell({ type: 'fault', message: failed.reason });
    if (results.size === 0) return;
    this.#outcome = {
      task: { ...task, anonymisation: again.task.anonymisation },
      result: { ...again.result, images: this.#images },
    };
    this.#mode = 'compare';
    this.#begin();
  }

  async #open(index: number, side: Side): Promise<void> {
    const done = this.#doneAt(index);
    const path = side === 'before' ? done?.image : done?.output;
    if (path !== undefined) await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path));
  }

  #doneAt(index: number): DoneImage | undefined {
    const image = this.#images[index];
    return image && doneOf(image);
  }

  /** The viewer is closed, or shows something else: what was decided is lost unless it is saved now. */
  async #offerToSave(): Promise<void> {
    if (this.#drafts.size === 0) return;
    // What is decided in the meantime belongs to what is shown then.
    const drafts = [...this.#drafts];
    this.#drafts.clear();
    const save = vscode.l10n.t('Save');
    const message = vscode.l10n.t('What you decided on {0} pictures is not saved.', drafts.length);
    try {
      if ((await vscode.window.showWarningMessage(message, save)) !== save) return;
      for (const [image, decisions] of drafts) await this.#write(image, decisions);
    } catch (error) {
      void vscode.window.showErrorMessage(engineFault(error).message);
    }
  }

  async #saveDrafts(): Promise<void> {
    for (const [image, decisions] of this.#drafts) {
      await this.#write(image, decisions);
      this.#drafts.delete(image);
    }
  }

  async #write(image: string, decisions: Decisions): Promise<void> {
    await this.#surroundings.engine.ask(saveDecisions, { image, decisions });
  }
}

/** The first image that there is something to show of. */
function firstOf(images: readonly ImageResult[]): number {
  return Math.max(0, images.findIndex(doneOf));
}

/** The same task for one of its images, whose result goes where the one before went. */
function alone(task: Outcome['task'], { image, output }: DoneImage): Outcome['task'] {
  if (output === undefined) return { ...task, images: [image] };
  const folder = task.output.folder === undefined ? undefined : dirname(output);
  // It is ours: this panel shows it.
  return { ...task, images: [image], output: { ...task.output, folder, overwrite: true } };
}

function listed(image: ImageResult): ListedImage {
  const done = doneOf(image);
  const [faces, plates] = countsOf(done?.detections ?? []);
  return {
    name: vscode.workspace.asRelativePath(image.image),
    state: image.state,
    faces,
    plates,
    time: done && done.time.read + done.time.detect + done.time.write,
    reason: image.state === 'failed' ? image.reason : undefined,
    hasResult: done?.output !== undefined,
  };
}
