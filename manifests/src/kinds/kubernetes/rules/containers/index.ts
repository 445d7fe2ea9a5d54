import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { containerName } from './container-name.ts';
import { duplicateContainer } from './duplicate-container.ts';
import { duplicateEnv } from './duplicate-env.ts';
import { duplicateMount } from './duplicate-mount.ts';
import { duplicateVolume } from './duplicate-volume.ts';
import { envVariable } from './env-variable.ts';

export const CONTAINERS_RULES: readonly Rule<KubernetesModel>[] = [
  containerName,
  duplicateContainer,
  duplicateEnv,
  duplicateMount,
  duplicateVolume,
  envVariable,
];
