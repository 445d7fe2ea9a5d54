import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { deprecatedApi } from './deprecated-api.ts';
import { extensionField } from './extension-field.ts';
import { missingKind } from './missing-kind.ts';
import { newerApi } from './newer-api.ts';
import { removedApi } from './removed-api.ts';
import { schema } from './schema.ts';
import { unknownKind } from './unknown-kind.ts';

/** Rules that follow from the schemas of kinds. */
export const SCHEMA_RULES: readonly Rule<KubernetesModel>[] = [
  schema,
  missingKind,
  unknownKind,
  removedApi,
  deprecatedApi,
  newerApi,
  extensionField,
];
