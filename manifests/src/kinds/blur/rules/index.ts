import type { Rule } from '../../../core/rules/rule.ts';
import type { BlurModel } from '../model.ts';
import { decisionUnknown } from './decision-unknown.ts';
import { drawnShowsPeople } from './drawn-shows-people.ts';
import { imagesMissing } from './images-missing.ts';
import { metadataKept } from './metadata-kept.ts';
import { modelMissing } from './model-missing.ts';
import { modelSubject } from './model-subject.ts';
import { modelUnclear } from './model-unclear.ts';
import { nothingRead } from './nothing-read.ts';
import { outputIsInput } from './output-is-input.ts';
import { ownerUnknown } from './owner-unknown.ts';
import { picture } from './picture.ts';
import { readablePlates } from './readable-plates.ts';
import { threshold } from './threshold.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownWord } from './unknown-word.ts';
import { withoutEffect } from './without-effect.ts';

/** All rules for configurations of anonymisation. `blur/schema` is checked by the parser. */
export const BLUR_RULES: readonly Rule<BlurModel>[] = [
  imagesMissing,
  outputIsInput,
  threshold,
  readablePlates,
  modelMissing,
  modelSubject,
  modelUnclear,
  nothingRead,
  picture,
  metadataKept,
  drawnShowsPeople,
  withoutEffect,
  unknownKey,
  unknownWord,
  ownerUnknown,
  decisionUnknown,
];
