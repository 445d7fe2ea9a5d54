import assert from 'node:assert/strict';
import { CORE_ENTITY_TYPES, type EntityType, type EntityTypeDeclaration } from '../core/graph/entity.ts';
import { IMAGE_ENTITY_TYPES } from '../formats/container-images/entity-types.ts';
import { PIPELINE_ENTITY_TYPES } from '../formats/stages/entity-types.ts';
import { ARCHITECTURE_ENTITY_TYPES } from '../formats/architecture/entity-types.ts';
import { OBJECTIVE_ENTITY_TYPES } from '../formats/objectives/entity-types.ts';
import { ADR_ENTITY_TYPES } from '../formats/citations/entity-types.ts';
import { AMDEC_ENTITY_TYPES } from './amdec/entity-types.ts';
import { COMPOSE_ENTITY_TYPES } from './compose/entity-types.ts';
import { DETECTOR_ENTITY_TYPES } from './detector/entity-types.ts';
import { DOTENV_ENTITY_TYPES } from './dotenv/entity-types.ts';
import { KUBERNETES_ENTITY_TYPES } from './kubernetes/entity-types.ts';
import { PROMETHEUS_ENTITY_TYPES } from '../formats/prometheus-rules/entity-types.ts';
import { MODEL_REGISTRY_ENTITY_TYPES } from '../formats/model-registry/entity-types.ts';
import { TERRAFORM_ENTITY_TYPES } from '../formats/terraform/entity-types.ts';
import { KINDS } from './index.ts';
import { MODEL_ENTITY_TYPES } from './model/entity-types.ts';
import { QUALITY_ENTITY_TYPES } from './quality/entity-types.ts';
import { RACI_ENTITY_TYPES } from './raci/entity-types.ts';

/** All types of entities: the compiler asks for the declaration of each that is merged into `EntityTypes`. */
const ENTITY_TYPES = {
  ...CORE_ENTITY_TYPES,
  ...IMAGE_ENTITY_TYPES,
  ...PIPELINE_ENTITY_TYPES,
  ...ADR_ENTITY_TYPES,
  ...ARCHITECTURE_ENTITY_TYPES,
  ...OBJECTIVE_ENTITY_TYPES,
  ...RACI_ENTITY_TYPES,
  ...AMDEC_ENTITY_TYPES,
  ...KUBERNETES_ENTITY_TYPES,
  ...COMPOSE_ENTITY_TYPES,
  ...DOTENV_ENTITY_TYPES,
  ...TERRAFORM_ENTITY_TYPES,
  ...PROMETHEUS_ENTITY_TYPES,
  ...DETECTOR_ENTITY_TYPES,
  ...MODEL_ENTITY_TYPES,
  ...MODEL_REGISTRY_ENTITY_TYPES,
  ...QUALITY_ENTITY_TYPES,
} satisfies Record<EntityType, EntityTypeDeclaration>;

describe('entity types', () => {
  it('are declared by the kinds that have them', () => {
    const declared = KINDS.flatMap(({ entityTypes = {} }) => Object.entries(entityTypes));
    for (const [type, declaration] of Object.entries(ENTITY_TYPES))
      if (!Object.hasOwn(CORE_ENTITY_TYPES, type))
        assert.ok(
          declared.some(([name, one]) => name === type && one === declaration),
          `a kind declares "${type}"`,
        );
    assert.deepEqual(
      declared.map(([type]) => type).filter((type) => !Object.hasOwn(ENTITY_TYPES, type)),
      [],
    );
  });
});
