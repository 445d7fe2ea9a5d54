import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { configKey } from './config-key.ts';
import { exposedToken } from './exposed-token.ts';
import { secretAsEnv } from './secret-as-env.ts';
import { secretBase64 } from './secret-base64.ts';
import { secretInConfigMap } from './secret-in-config-map.ts';
import { secretInEnv } from './secret-in-env.ts';
import { secretType } from './secret-type.ts';

export const CONFIGURATION_RULES: readonly Rule<KubernetesModel>[] = [
  configKey,
  exposedToken,
  secretAsEnv,
  secretBase64,
  secretInConfigMap,
  secretInEnv,
  secretType,
];
