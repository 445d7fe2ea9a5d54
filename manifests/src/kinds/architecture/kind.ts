import snippets from '@vitruve/snippets/architecture.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { ARCHITECTURE_COMMANDS } from './commands.ts';
import { completeArchitecture } from './complete.ts';
import { createArchitecture, templates, templatesIn } from './create.ts';
import { ARCHITECTURE_DECLARATION } from './declaration.ts';
import { describeArchitecture } from './describe.ts';
import { architectureHints } from './hints.ts';
import { hoverArchitecture } from './hover.ts';
import { importArchitecture } from './import-files.ts';
import { architectureLenses } from './lenses.ts';
import type { ArchitectureModel } from './model.ts';
import { architectureFolds, architectureOutline, architectureSelections } from './outline.ts';
import { parseArchitecture } from './parse.ts';
import { ARCHITECTURE_RULES } from './rules/index.ts';
import { architectureTokens } from './tokens.ts';
import { ARCHITECTURE_TERMINAL_RUNS } from './run-terminal.ts';
import { dataFlowsView } from './views/data-flows.ts';
import { dependenciesView } from './views/dependencies.ts';
import { levelsView } from './views/levels.ts';
import { mapView } from './views/map.ts';
import { registerView } from './views/register.ts';
import { scenariosView } from './views/scenarios.ts';
import { statesView } from './views/states.ts';
import { traceabilityView } from './views/traceability.ts';

/** Models of a system: elements, flows, data, zones, states. */
export const ARCHITECTURE: Kind<ArchitectureModel> = {
  ...ARCHITECTURE_DECLARATION,
  parse: parseArchitecture,
  rules: ARCHITECTURE_RULES,
  complete: completeArchitecture,
  snippets,
  hover: hoverArchitecture,
  describe: describeArchitecture,
  hints: architectureHints,
  lenses: architectureLenses,
  tokens: architectureTokens,
  outline: architectureOutline,
  folds: architectureFolds,
  selections: architectureSelections,
  templatesIn,
  get templates() {
    return templates();
  },
  create: createArchitecture,
  importFiles: importArchitecture,
  commands: ARCHITECTURE_COMMANDS,
  terminalRuns: ARCHITECTURE_TERMINAL_RUNS,
  views: [
    mapView,
    levelsView,
    dataFlowsView,
    statesView,
    scenariosView,
    registerView,
    dependenciesView,
    traceabilityView,
  ],
};
