import snippets from '@vitruve/snippets/objectives.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import type { ObjectivesModel } from '../../formats/objectives/model.ts';
import { OBJECTIVES_COMMANDS } from './commands.ts';
import { completeObjectives } from './complete.ts';
import { createObjectives, templates } from './create.ts';
import { OBJECTIVES_DECLARATION } from './declaration.ts';
import { describeObjectives } from './describe.ts';
import { exportObjectives } from './export-to.ts';
import { objectivesHints } from './hints.ts';
import { hoverObjectives } from './hover.ts';
import { importObjectives } from './import-files.ts';
import { countObjectives } from './items.ts';
import { objectivesFolds, objectivesOutline } from './outline.ts';
import { parseObjectives } from './parse.ts';
import { objectivesPlaceOf } from './place-of.ts';
import { OBJECTIVES_RULES } from './rules/index.ts';
import { dashboardView } from './views/dashboard.ts';
import { sameObjectivesColumns } from './column-group.ts';
import { objectivesColumns } from './columns.ts';
import { renameObjectivesColumn } from './rename-column.ts';

/** Objectives and their measurements: `objectives.yaml`. */
export const OBJECTIVES: Kind<ObjectivesModel> = {
  ...OBJECTIVES_DECLARATION,
  parse: parseObjectives,
  rules: OBJECTIVES_RULES,
  countItems: countObjectives,
  complete: completeObjectives,
  snippets,
  hover: hoverObjectives,
  placeOf: objectivesPlaceOf,
  columnUses: objectivesColumns,
  sameColumns: sameObjectivesColumns,
  renameColumn: renameObjectivesColumn,
  describe: describeObjectives,
  hints: objectivesHints,
  outline: objectivesOutline,
  folds: objectivesFolds,
  get templates() {
    return templates();
  },
  create: createObjectives,
  importFiles: importObjectives,
  exportTo: exportObjectives,
  commands: OBJECTIVES_COMMANDS,
  views: [dashboardView],
};
