import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { COMPOSE_ENTITY_TYPES } from './entity-types.ts';
import { IMAGE_ENTITY_TYPES } from '../../formats/container-images/entity-types.ts';
import { COMPOSE_FILES } from './files.ts';
import { isCompose } from './detect.ts';

/** Compose files: the services of `docker compose`. */
export const COMPOSE_DECLARATION: KindDeclaration = {
  id: 'compose',
  describeCount: (count) => counted(count, '{0} Compose file', '{0} Compose files'),
  files: COMPOSE_FILES,
  entityTypes: { ...COMPOSE_ENTITY_TYPES, ...IMAGE_ENTITY_TYPES },
  structureRules: [{ id: 'compose/schema', severity: 'error' }],
  detect: isCompose,
};
