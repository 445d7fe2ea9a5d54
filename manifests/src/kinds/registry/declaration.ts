import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { MODEL_REGISTRY_ENTITY_TYPES } from '../../formats/model-registry/entity-types.ts';
import { isRegistry } from './detect.ts';
import { REGISTRY_FILES } from './files.ts';
import { REGISTRY_TERMINAL_COMMANDS } from './terminal.ts';

/** Registries of models: `models.yaml`. */
export const REGISTRY_DECLARATION: KindDeclaration = {
  id: 'registry',
  describeCount: (count) => counted(count, '{0} registered model', '{0} registered models'),
  files: REGISTRY_FILES,
  hashedFiles: ['*.onnx'],
  entityTypes: MODEL_REGISTRY_ENTITY_TYPES,
  structureRules: [{ id: 'registry/schema', severity: 'error' }],
  terminalCommands: REGISTRY_TERMINAL_COMMANDS,
  terminalName: 'models',
  detect: isRegistry,
};
