import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { imageDigest } from './image-digest.ts';
import { imageName } from './image-name.ts';
import { imagePullPolicy } from './image-pull-policy.ts';
import { imageTag } from './image-tag.ts';

export const IMAGES_RULES: readonly Rule<KubernetesModel>[] = [
  imageDigest,
  imageName,
  imagePullPolicy,
  imageTag,
];
