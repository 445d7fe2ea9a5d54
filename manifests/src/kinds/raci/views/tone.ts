import type { Tone } from '../../../core/views/source.ts';
import { dutyOf, type Duty, type Meaning } from '../variant.ts';

const TONES: Readonly<Record<Duty, Tone>> = {
  own: 'accent',
  do: 'good',
  advise: 'attention',
  know: 'neutral',
  help: 'neutral',
  check: 'attention',
  out: 'muted',
};

/** The colour of a letter: that of what its holder has to do, so that A of RACI and D of RAPID look the same. */
export function toneOf(meaning: Meaning): Tone {
  return TONES[dutyOf(meaning)];
}
