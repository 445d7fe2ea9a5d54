import snippets from '@vitruve/snippets/registry.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { REGISTRY_COMMANDS } from './commands.ts';
import { completeRegistry } from './complete.ts';
import { REGISTRY_DECLARATION } from './declaration.ts';
import { hoverRegistry } from './hover.ts';
import { registryLenses } from './lenses.ts';
import type { RegistryModel } from '../../formats/model-registry/registry.ts';
import { registryOutline } from './outline.ts';
import { parseRegistry } from './parse.ts';
import { REGISTRY_RULES } from './rules/index.ts';
import { REGISTRY_TERMINAL_RUNS } from './run-terminal.ts';

/** Registries of models: `models.yaml`. */
export const REGISTRY: Kind<RegistryModel> = {
  ...REGISTRY_DECLARATION,
  parse: parseRegistry,
  rules: REGISTRY_RULES,
  commands: REGISTRY_COMMANDS,
  lenses: registryLenses,
  menuContext: 'registry',
  countItems: ({ models }) => models.length,
  complete: completeRegistry,
  snippets,
  hover: hoverRegistry,
  outline: registryOutline,
  terminalRuns: REGISTRY_TERMINAL_RUNS,
};
