import { dirname } from 'node:path';
import * as vscode from 'vscode';
import {
  PreviewRequest,
  ReadDecisionsRequest,
  type Decisions,
  type DoneImage,
  type ImageResult,
  type BlurInputs,
} from '@vitruve/engine';
import type { BlurMode, FromBlurView, KeptReview, Side, ToBlurView } from '@vitruve/webviews';
import type { Engine } from '../../engine/engine.ts';
import { engineFault } from '../../engine/start.ts';
import { pageHtml } from '../../views/page.ts';
import { Drafts } from './drafts.ts';
import { isFromBlurView } from './messages.ts';
import { listed } from './listed.ts';
import { doneOf, inputsOf, type Outcome } from './outcome.ts';

/** The type of the panel, by which the editor finds us when it restores one. */
export const VIEWER_TYPE = 'vitruve.blur';

/** Pixels of the longer side of what is shown: a large screen, looked at closely. */
const LONGEST = 2400;

/** What the viewer asks of the commands around it. */
export interface ViewerHost {
  readonly engine: Engine;
  readonly log: vscode.LogOutputChannel;
  readonly extension: vscode.Uri;
  /** Blurs images again, under a notification. */
  readonly blurAgain: (inputs: BlurInputs) => Promise<Outcome>;
  readonly report: (outcome: Outcome) => Promise<void>;
}

/** A page of an image. */
interface Place {
  readonly index: number;
  readonly page: number;
}

/** The panel that shows what a run did: pictures before and after, and their boxes to review. */
export class BlurViewer {
  readonly panel: vscode.WebviewPanel;
  readonly #host: ViewerHost;
  readonly #keep: (outcome: Outcome) => Promise<void>;
  readonly #drafts: Drafts;
  #outcome: Outcome;
  #images: readonly ImageResult[];
  #place: Place;
  #mode: BlurMode;
  #isReady = false;
  /** While an image is being read. */
  #looking: Promise<void> | undefined;

  /**
   * @param state what it showed when the window was closed; for a new one, what it begins with.
   * @param keep writes down what is shown from now on.
   */
  constructor(
    panel: vscode.WebviewPanel,
    host: ViewerHost,
    outcome: Outcome,
    { run, mode, selected, drafts }: KeptReview,
    keep: (outcome: Outcome) => Promise<void>,
  ) {
    this.panel = panel;
    this.#host = host;
    this.#keep = keep;
    this.#drafts = new Drafts(host.engine);
    this.#outcome = outcome;
    this.#images = outcome.result.images;
    this.#place = { index: selected ?? firstOf(this.#images), page: 0 };
    this.#mode = mode;
    for (const [index, decisions] of Object.entries(drafts)) {
      const done = this.#doneAt(Number(index));
      if (done) this.#drafts.keep(done.image, decisions);
    }
    const { extension } = host;
    panel.iconPath = {
      light: vscode.Uri.joinPath(extension, 'media/view-light.svg'),
      dark: vscode.Uri.joinPath(extension, 'media/view-dark.svg'),
    };
    panel.webview.onDidReceiveMessage((message: unknown) => {
      this.#receive(message);
    });
    panel.onDidDispose(() => void this.#drafts.offerToSave());
    panel.webview.html = pageHtml(panel.webview, extension, { view: 'blur', uri: run }, 'blur/main');
  }

  /** Shows another run in the same panel. */
  show(outcome: Outcome, mode: BlurMode): void {
    void this.#drafts.offerToSave();
    this.#outcome = outcome;
    this.#images = outcome.result.images;
    this.#place = { index: firstOf(this.#images), page: 0 };
    this.#mode = mode;
    this.panel.reveal();
    void this.#keep(outcome);
    if (this.#isReady) this.#begin();
  }

  #receive(message: unknown): void {
    if (!isFromBlurView(message)) {
      this.#host.log.warn('blur: a message was not understood');
      return;
    }
    this.#act(message).catch((error: unknown) => {
      this.#tell({ type: 'busy', isBusy: false });
      const fault = engineFault(error);
      this.#host.log.error(fault);
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
        return this.#look({ index: message.index, page: 0 });
      case 'page':
        return this.#look({ index: message.index, page: message.page });
      case 'changed': {
        const done = this.#doneAt(message.index);
        if (done) this.#drafts.keep(done.image, message.decisions);
        return;
      }
      case 'save':
        return this.#save(message);
      case 'apply':
        return this.#apply(message);
      case 'open':
        return this.#open(message.index, message.side);
      case 'report':
        return this.#host.report(this.#outcome);
      case 'failed':
        this.#host.log.error(`blur: ${message.message}`);
        return;
    }
  }

  #tell(message: ToBlurView): void {
    if (this.#isReady) void this.panel.webview.postMessage(message);
  }

  #begin(): void {
    const { index } = this.#place;
    const drafts = this.#images.flatMap(({ image }, at) => {
      const draft = this.#drafts.of(image);
      return draft ? [[String(at), draft] as const] : [];
    });
    this.#tell({
      type: 'images',
      images: this.#images.map(listed),
      selected: index,
      mode: this.#mode,
      drafts: Object.fromEntries(drafts),
    });
    this.#receive({ type: 'select', index });
  }

  /** Who walks through thousands of images is shown where they stop: those in between are not read. */
  #look(place: Place): Promise<void> {
    this.#place = place;
    this.#looking ??= this.#lookUntilThere().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #lookUntilThere(): Promise<void> {
    for (let seen: Place | undefined; seen !== this.#place;) {
      seen = this.#place;
      try {
        if (seen.page === 0) await this.#showImage(seen);
        await this.#showPictures(seen);
      } catch (error) {
        if (seen === this.#place) throw error;
      }
    }
  }

  async #showImage({ index }: Place): Promise<void> {
    const done = this.#doneAt(index);
    if (!done) return;
    const { width, height, pages, detections, time, remarks, image } = done;
    const { engine } = this.#host;
    const saved = (): Promise<Decisions | null> => engine.ask(ReadDecisionsRequest, { image, width, height });
    const decisions = this.#drafts.of(image) ?? (await saved()) ?? undefined;
    const opened = { width, height, pages, detections, decisions, time, remarks };
    this.#tell({ type: 'image', index, image: opened });
  }

  async #showPictures(place: Place): Promise<void> {
    const done = this.#doneAt(place.index);
    if (!done) return;
    const { index, page } = place;
    const show = async (side: Side, path: string): Promise<void> => {
      if (place !== this.#place) return;
      const { data } = await this.#host.engine.ask(PreviewRequest, { path, page, longest: LONGEST });
      this.#tell({ type: 'picture', index, page, side, data: Uint8Array.from(Buffer.from(data, 'base64')) });
    };
    await Promise.all([
      show('before', done.image),
      ...(done.output === undefined ? [] : [show('after', done.output)]),
    ]);
  }

  async #save({ index, decisions }: Pick<Extract<FromBlurView, { type: 'save' }>, 'index' | 'decisions'>) {
    const done = this.#doneAt(index);
    if (!done) return;
    await this.#drafts.save(done.image, decisions);
    this.#tell({ type: 'saved', index });
  }

  async #apply({ index, decisions, all }: Extract<FromBlurView, { type: 'apply' }>): Promise<void> {
    const done = this.#doneAt(index);
    if (!done) return;
    await this.#save({ index, decisions });
    await this.#drafts.saveAll();
    const inputs = inputsOf(this.#outcome);
    this.#tell({ type: 'busy', isBusy: true });
    const again = await this.#host.blurAgain(all ? inputs : alone(inputs, done));
    this.#tell({ type: 'busy', isBusy: false });
    // What failed now is still as it was before.
    const results = new Map(
      again.result.images.flatMap((image) => (doneOf(image) ? [[image.image, image] as const] : [])),
    );
    const failed = again.result.images.find(({ state }) => state === 'failed');
    if (results.size > 0) {
      this.#images = this.#images.map((image) => results.get(image.image) ?? image);
      this.#outcome = {
        ...again,
        // Where results go, and of which images, is as it was asked for; what covers them is as it was chosen now.
        inputs: {
          ...again.inputs,
          images: inputs.images,
          output: inputs.output,
          overwrite: inputs.overwrite,
          resume: inputs.resume,
        },
        result: { ...again.result, images: this.#images },
      };
      void this.#keep(this.#outcome);
      this.#mode = 'compare';
      this.#begin();
    }
    if (failed?.state === 'failed') this.#tell({ type: 'fault', message: failed.reason });
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
}

/** The first image that there is something to show of. */
function firstOf(images: readonly ImageResult[]): number {
  return Math.max(0, images.findIndex(doneOf));
}

/** The same inputs for one of their images, whose result goes where the one before went. */
function alone(inputs: BlurInputs, { image, output }: DoneImage): BlurInputs {
  if (output === undefined) return { ...inputs, images: [image] };
  // It is ours: this panel shows it.
  const own = { ...inputs, images: [image], overwrite: true };
  return inputs.output === undefined ? own : { ...own, output: dirname(output) };
}
