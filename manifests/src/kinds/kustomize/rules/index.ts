import type { Rule } from '../../../core/rules/rule.ts';
import type { KustomizeModel } from '../model.ts';
import { deprecatedField } from './deprecated-field.ts';
import { kustomizationKind } from './kustomization-kind.ts';
import { listedTwice } from './listed-twice.ts';
import { missingFile } from './missing-file.ts';
import { namedResource } from './named-resource.ts';
import { outsideFile } from './outside-file.ts';
import { patchPath } from './patch-path.ts';
import { patchTarget } from './patch-target.ts';
import { registeredTwice } from './registered-twice.ts';
import { unknownField } from './unknown-field.ts';
import { unusedImage } from './unused-image.ts';
import { unlistedFile } from './unlisted-file.ts';

/** All rules on kustomizations. */
export const KUSTOMIZE_RULES: readonly Rule<KustomizeModel>[] = [
  kustomizationKind,
  missingFile,
  listedTwice,
  unknownField,
  deprecatedField,
  unlistedFile,
  outsideFile,
  patchTarget,
  patchPath,
  namedResource,
  registeredTwice,
  unusedImage,
];
