import snippets from '@vitruve/snippets/model.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { MODEL_COMMANDS } from './commands.ts';
import { completeModel } from './complete.ts';
import { createModel, templates } from './create.ts';
import { MODEL_DECLARATION } from './declaration.ts';
import { describeModel } from './describe.ts';
import { modelHints } from './hints.ts';
import { hoverModel } from './hover.ts';
import { modelPlaceOf } from './place-of.ts';
import type { ModelDocument } from './model.ts';
import { modelOutline } from './outline.ts';
import { parseModel } from './parse.ts';
import { MODEL_RULES } from './rules/index.ts';
import { sameModelColumns } from './column-group.ts';
import { modelColumns } from './columns.ts';
import { renameModelColumn } from './rename-column.ts';

/** Models that are trained on a table: `*.model.yaml`. */
export const MODEL: Kind<ModelDocument> = {
  ...MODEL_DECLARATION,
  parse: parseModel,
  rules: MODEL_RULES,
  complete: completeModel,
  snippets,
  hover: hoverModel,
  hints: modelHints,
  placeOf: modelPlaceOf,
  columnUses: modelColumns,
  sameColumns: sameModelColumns,
  renameColumn: renameModelColumn,
  describe: describeModel,
  outline: modelOutline,
  get templates() {
    return templates();
  },
  create: createModel,
  commands: MODEL_COMMANDS,
};
