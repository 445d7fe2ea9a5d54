import type { Rule } from '../../../core/rules/rule.ts';
import type { KubernetesModel } from '../resources/model.ts';
import { AVAILABILITY_RULES } from './availability/index.ts';
import { CLUSTER_RULES } from './cluster/index.ts';
import { CONFIGURATION_RULES } from './configuration/index.ts';
import { CONTAINERS_RULES } from './containers/index.ts';
import { IMAGES_RULES } from './images/index.ts';
import { JOBS_RULES } from './jobs/index.ts';
import { METADATA_RULES } from './metadata/index.ts';
import { NETWORKING_RULES } from './networking/index.ts';
import { PORTS_RULES } from './ports/index.ts';
import { PROBES_RULES } from './probes/index.ts';
import { RBAC_RULES } from './rbac/index.ts';
import { RESOURCES_RULES } from './resources/index.ts';
import { SCHEDULING_RULES } from './scheduling/index.ts';
import { SECURITY_RULES } from './security/index.ts';

/** Rules on one resource alone. */
export const HYGIENE_RULES: readonly Rule<KubernetesModel>[] = [
  ...AVAILABILITY_RULES,
  ...CLUSTER_RULES,
  ...CONFIGURATION_RULES,
  ...CONTAINERS_RULES,
  ...IMAGES_RULES,
  ...JOBS_RULES,
  ...METADATA_RULES,
  ...NETWORKING_RULES,
  ...PORTS_RULES,
  ...PROBES_RULES,
  ...RBAC_RULES,
  ...RESOURCES_RULES,
  ...SCHEDULING_RULES,
  ...SECURITY_RULES,
];
