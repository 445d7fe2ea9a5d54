import type { ModelSession } from '../../../inference/session.ts';
import type { Raster } from '../../../inference/raster.ts';
import type { InputForm } from '../../../inference/signature.ts';
import type { RotatedBox } from './rotated-box.ts';
import { straightened } from './straightened.ts';

/** What a region says. */
export interface ReadText {
  readonly text: string;
  /** How sure the model is of its characters, 0 to 1; 0 where it read none. */
  readonly confidence: number;
}

/** Reads a region of an image. */
export type TextReader = (image: Raster, box: RotatedBox, signal?: AbortSignal) => Promise<ReadText>;

const INPUT: Pick<InputForm, 'order' | 'mean' | 'scale' | 'padding'> = {
  order: 'bgr',
  mean: [127.5, 127.5, 127.5],
  scale: [127.5, 127.5, 127.5],
  padding: { value: 127, place: 'bottom-right' },
};
/** Sides of the reader's input. */
const HEIGHT = 48;
const NARROWEST = 16;
const WIDEST = 640;

/** The reader of PP-OCR: a class for each column of the image, that of "none" first, then those of the dictionary. */
export function textReader(session: ModelSession, dictionary: readonly string[]): TextReader {
  return async (image, box, signal) => {
    const wide = Math.round((HEIGHT * box.width) / Math.max(1, box.height));
    const width = Math.min(WIDEST, Math.max(NARROWEST, wide));
    const place = { left: 0, top: 0, width, height: HEIGHT };
    const pictures = [{ image: straightened(image, box, width, HEIGHT), place }];
    const input = { size: [width, HEIGHT], form: INPUT, pictures, answers: 'best' } as const;
    const [columns] = (await session.run(input, signal)).values();
    return collapsed(columns?.data ?? new Float32Array(), dictionary);
  };
}

/** The characters of a dictionary by their class: none, its lines, a space. */
export function dictionaryOf(lines: string): readonly string[] {
  return ['', ...lines.replace(/\r?\n$/u, '').split(/\r?\n/u), ' '];
}

/**
 * Takes the best class of each column, repetitions once (connectionist temporal classification, read greedily).
 * @param columns the class and its score, of each.
 */
export function collapsed(columns: Float32Array, dictionary: readonly string[]): ReadText {
  const characters: string[] = [];
  let sum = 0;
  let previous = 0;
  for (let at = 0; at < columns.length; at += 2) {
    const best = columns[at] ?? 0;
    if (best !== 0 && best !== previous) {
      characters.push(dictionary[best] ?? '');
      sum += columns[at + 1] ?? 0;
    }
    previous = best;
  }
  return { text: characters.join(''), confidence: characters.length > 0 ? sum / characters.length : 0 };
}
