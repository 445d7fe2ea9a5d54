import snippets from '@vitruve/snippets/quality.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { QUALITY_COMMANDS } from './commands.ts';
import { completeQuality } from './complete.ts';
import { createQuality, templates } from './create.ts';
import { QUALITY_DECLARATION } from './declaration.ts';
import { describeQuality } from './describe.ts';
import { hoverQuality } from './hover.ts';
import { importQuality } from './import-files.ts';
import { qualityPlaceOf } from './place-of.ts';
import { qualityLenses } from './lenses.ts';
import type { QualityModel } from './model.ts';
import { qualityFolds, qualityOutline } from './outline.ts';
import { parseQuality } from './parse.ts';
import { QUALITY_RULES } from './rules/index.ts';

import { QUALITY_TERMINAL_RUNS } from './run-terminal.ts';
import { sameQualityColumns } from './column-group.ts';
import { qualityColumns } from './columns.ts';
import { renameQualityColumn } from './rename-column.ts';

/** Suites of checks of data: `*.quality.yaml`. */
export const QUALITY: Kind<QualityModel> = {
  ...QUALITY_DECLARATION,
  parse: parseQuality,
  rules: QUALITY_RULES,
  complete: completeQuality,
  snippets,
  hover: hoverQuality,
  placeOf: qualityPlaceOf,
  columnUses: qualityColumns,
  sameColumns: sameQualityColumns,
  renameColumn: renameQualityColumn,
  describe: describeQuality,
  lenses: qualityLenses,
  outline: qualityOutline,
  folds: qualityFolds,
  get templates() {
    return templates();
  },
  create: createQuality,
  importFiles: importQuality,
  commands: QUALITY_COMMANDS,
  terminalRuns: QUALITY_TERMINAL_RUNS,
};
