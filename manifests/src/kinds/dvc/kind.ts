import type { Kind } from '../../core/kind.ts';
import { PIPELINE_ENTITY_TYPES } from '../../formats/stages/entity-types.ts';
import { DVC_FILES } from './files.ts';
import { completeDvc } from './complete.ts';
import { isDvc } from './detect.ts';
import { describeDvc } from './describe.ts';
import { dvcOutline, dvcFolds } from './outline.ts';
import { dvcLenses } from './lenses.ts';
import { hoverDvc } from './hover.ts';
import type { DvcModel } from './model.ts';
import { parseDvc } from './parse.ts';
import { DVC_RULES } from './rules/index.ts';
import { stagesView } from './views/stages.ts';

/** Files of DVC: `dvc.yaml`, `*.dvc`, `dvc.lock`, and the parameters that stages read. */
export const DVC: Kind<DvcModel> = {
  id: 'dvc',
  files: DVC_FILES,
  entityTypes: PIPELINE_ENTITY_TYPES,
  detect: isDvc,
  parse: parseDvc,
  rules: DVC_RULES,
  structureRules: [{ id: 'dvc/schema', severity: 'error' }],
  complete: completeDvc,
  hover: hoverDvc,
  describe: describeDvc,
  lenses: dvcLenses,
  outline: dvcOutline,
  folds: dvcFolds,
  views: [stagesView],
};
