import snippets from '@vitruve/snippets/dvc.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { convertDvc } from './convert.ts';
import { completeDvc } from './complete.ts';
import { describeDvc } from './describe.ts';
import { dvcOutline, dvcFolds } from './outline.ts';
import { dvcLenses } from './lenses.ts';
import { hoverDvc } from './hover.ts';
import type { DvcModel } from './model.ts';
import { parseDvc } from './parse.ts';
import { DVC_RULES } from './rules/index.ts';
import { stagesView } from './views/stages.ts';
import { DVC_DECLARATION } from './declaration.ts';

/** Files of DVC: `dvc.yaml`, `*.dvc`, `dvc.lock`, and the parameters that stages read. */
export const DVC: Kind<DvcModel> = {
  ...DVC_DECLARATION,
  parse: parseDvc,
  rules: DVC_RULES,
  complete: completeDvc,
  snippets,
  hover: hoverDvc,
  describe: describeDvc,
  lenses: dvcLenses,
  outline: dvcOutline,
  folds: dvcFolds,
  convert: convertDvc,
  views: [stagesView],
};
