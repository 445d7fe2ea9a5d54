import * as vscode from 'vscode';
import { SUBJECTS, type BlurResult, type DoneImage, type Found } from '@vitruve/engine';
import { isNatural, isText, listOf, oneOf, optional, shape } from '../views/shape.ts';
import { isBox, isNumber } from './messages.ts';
import { doneOf, type Outcome } from './outcome.ts';

/** A run as it is written down; a later version of us that writes another form says another number. */
interface Kept {
  readonly version: 2;
  /** Of the panel that shows it. */
  readonly id: string;
  readonly outcome: Outcome;
}

const isFound = shape<Found>({
  subject: oneOf(SUBJECTS),
  box: isBox,
  score: isNumber,
  by: isText,
  page: optional(isNatural),
});
const isDone = shape<Omit<DoneImage, 'drawn' | 'decisions'>>({
  image: isText,
  state: oneOf(['done']),
  output: optional(isText),
  width: isNatural,
  height: isNatural,
  pages: isNatural,
  detections: listOf(isFound),
  remarks: listOf(isText),
  time: shape<DoneImage['time']>({ read: isNumber, detect: isNumber, write: isNumber }),
});
const isImage = (value: unknown): boolean => {
  if (!shape<{ image: string; state: string }>({ image: isText, state: isText })(value)) return false;
  if (value.state === 'failed') return shape<{ reason: string }>({ reason: isText })(value);
  if (value.state === 'skipped') return shape<{ earlier: DoneImage }>({ earlier: isDone })(value);
  return value.state === 'cancelled' || isDone(value);
};
const isResult = shape<BlurResult>({
  images: listOf(isImage),
  models: Array.isArray,
  began: isText,
  time: isNumber,
});
const isInputs = shape<{ images: string[] }>({ images: listOf(isText) });
const isSummary = shape<Outcome['summary']>({ text: isText, status: isText, metrics: shape({}) });
const isKept = shape<Kept>({
  version: (value) => value === 2,
  id: isText,
  outcome: shape<Outcome>({
    task: isText,
    inputs: isInputs,
    folder: isText,
    result: isResult,
    summary: isSummary,
  }),
});

/**
 * The run that the viewer shows, in the editor's own storage for the workspace: where pictures are, boxes and counts, but no
 * picture. With it the viewer comes back when the window is loaded again.
 */
export class KeptRun {
  readonly #file: vscode.Uri | undefined;
  /** Writes follow each other. */
  #last: Promise<void> = Promise.resolve();

  /** @param storage of the workspace; undefined in a window without one, where nothing is kept. */
  constructor(storage: vscode.Uri | undefined) {
    this.#file = storage && vscode.Uri.joinPath(storage, 'blur-run.json');
  }

  keep(id: string, outcome: Outcome): Promise<void> {
    const kept: Kept = { version: 2, id, outcome };
    return this.#then((file) => vscode.workspace.fs.writeFile(file, Buffer.from(JSON.stringify(kept))));
  }

  /** Undefined when it is not there, or not understood. */
  async read(id: string): Promise<Outcome | undefined> {
    if (!this.#file) return undefined;
    try {
      const value: unknown = JSON.parse(
        Buffer.from(await vscode.workspace.fs.readFile(this.#file)).toString(),
      );
      const isShown = isKept(value) && value.id === id && value.outcome.result.images.some(doneOf);
      return isShown ? value.outcome : undefined;
    } catch {
      return undefined;
    }
  }

  forget(): Promise<void> {
    return this.#then((file) => vscode.workspace.fs.delete(file));
  }

  #then(write: (file: vscode.Uri) => Thenable<void>): Promise<void> {
    const file = this.#file;
    if (!file) return Promise.resolve();
    // The viewer is of use without it: a full disk only means that it does not come back.
    this.#last = this.#last.then(() => write(file)).catch(() => undefined);
    return this.#last;
  }
}
