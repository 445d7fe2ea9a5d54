import { isScalar, valueOf, type YamlScalar } from '@vitruve/manifests';
import type { PortableRun } from './portable-pipeline.ts';

/** Where a stage says something, or else its name; for what is to be said of it. */
export function settingAt({ stage }: Pick<PortableRun, 'stage'>, key: string): YamlScalar {
  const node = valueOf(stage.node, key);
  return isScalar(node) ? node : stage.key;
}
