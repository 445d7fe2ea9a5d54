import snippets from '@vitruve/snippets/blur.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { completeBlur } from './complete.ts';
import { createBlur, templates } from './create.ts';
import { hoverBlur } from './hover.ts';
import { blurOutline } from './outline.ts';
import type { BlurModel } from './model.ts';
import { blurLenses } from './lenses.ts';
import { parseBlur } from './parse.ts';
import { BLUR_RULES } from './rules/index.ts';
import { BLUR_DECLARATION } from './declaration.ts';

/** How pictures are anonymised: `*.blur.yaml`, and the `nestor-ai-config.json` that the services of Nestor share. */
export const BLUR: Kind<BlurModel> = {
  ...BLUR_DECLARATION,
  parse: parseBlur,
  rules: BLUR_RULES,
  complete: completeBlur,
  snippets,
  hover: hoverBlur,
  lenses: blurLenses,
  outline: blurOutline,
  get templates() {
    return templates();
  },
  create: createBlur,
};
