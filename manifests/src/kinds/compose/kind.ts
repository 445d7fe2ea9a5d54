import type { Kind } from '../../core/kind.ts';
import { COMPOSE_ENTITY_TYPES } from './entity-types.ts';
import { IMAGE_ENTITY_TYPES } from '../../formats/container-images/entity-types.ts';
import { COMPOSE_FILES } from './files.ts';
import { completeCompose } from './complete.ts';
import { isCompose } from './detect.ts';
import { hoverCompose } from './hover.ts';
import { describeCompose } from './describe.ts';
import { composeLenses } from './lenses.ts';
import type { ComposeModel } from './model.ts';
import { composeOutline } from './outline.ts';
import { parseCompose } from './parse.ts';
import { composeRenamed } from './renamed.ts';
import { COMPOSE_RULES } from './rules/index.ts';
import { servicesView } from './views/services.ts';

/** Compose files: the services of `docker compose`. */
export const COMPOSE: Kind<ComposeModel> = {
  id: 'compose',
  files: COMPOSE_FILES,
  entityTypes: { ...COMPOSE_ENTITY_TYPES, ...IMAGE_ENTITY_TYPES },
  detect: isCompose,
  parse: parseCompose,
  rules: COMPOSE_RULES,
  structureRules: [{ id: 'compose/schema', severity: 'error' }],
  complete: completeCompose,
  hover: hoverCompose,
  describe: describeCompose,
  lenses: composeLenses,
  outline: composeOutline,
  renamed: composeRenamed,
  views: [servicesView],
};
