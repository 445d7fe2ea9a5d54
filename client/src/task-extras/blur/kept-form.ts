import { SUBJECTS, type BlurResult, type DoneImage, type PageDetection } from '@vitruve/engine';
import { isNatural, isText, listOf, oneOf, optional, shape } from '../../views/shape.ts';
import { isBox, isNumber } from './messages.ts';
import { doneOf, type Outcome } from './outcome.ts';

/** A form that is written down; a version of us that writes another one says another number. */
const VERSION = 3;

/** A run as it is written down. */
interface Kept {
  readonly version: typeof VERSION;
  /** Of the panel that shows it. */
  readonly id: string;
  readonly outcome: Outcome;
}

const isFound = shape<PageDetection>({
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
  passedOver: listOf(
    shape<BlurResult['passedOver'][number]>({ kind: isText, count: isNatural, first: listOf(isText) }),
  ),
  began: isText,
  time: isNumber,
});
const isInputs = shape<{ images: string[] }>({ images: listOf(isText) });
const isSummary = shape<Outcome['summary']>({ text: isText, status: isText, metrics: shape({}) });
/** What every version has written. */
const isOfAnyVersion = shape<{ id: string; outcome: { result: { images: { image: string }[] } } }>({
  id: isText,
  outcome: shape<{ result: { images: { image: string }[] } }>({
    result: shape<{ images: { image: string }[] }>({
      images: listOf(shape<{ image: string }>({ image: isText })),
    }),
  }),
});
const isKept = shape<Kept>({
  version: (value) => value === VERSION,
  id: isText,
  outcome: shape<Outcome>({
    task: isText,
    inputs: isInputs,
    folder: isText,
    result: isResult,
    summary: isSummary,
    view: optional(isText),
  }),
});

/** What is known of a kept run: all of it, or the paths of its images in their order, where another version of us kept it. */
export type KeptOutcome =
  | { readonly outcome: Outcome }
  | { readonly outcome: undefined; readonly images: readonly string[] };

/** A run as text. @param id of the panel that shows it. */
export function keptText(id: string, outcome: Outcome): string {
  const kept: Kept = { version: VERSION, id, outcome };
  return JSON.stringify(kept);
}

/** The run of a panel; undefined for that of another panel, for one without an image to show, and for what is not a run. */
export function keptIn(text: string, id: string): KeptOutcome | undefined {
  const value: unknown = parsed(text);
  if (!isOfAnyVersion(value) || value.id !== id) return undefined;
  if (!isKept(value))
    return { outcome: undefined, images: value.outcome.result.images.map(({ image }) => image) };
  return value.outcome.result.images.some(doneOf) ? { outcome: value.outcome } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
