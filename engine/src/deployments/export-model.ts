import { readServedModel } from './served-model.ts';
import type { Deployment, DeploymentOptions, DeploymentWriter, ModelExportTarget } from './target.ts';

/** How each writer is loaded. */
const WRITERS: Readonly<Record<ModelExportTarget, () => Promise<DeploymentWriter>>> = {
  container: async () => (await import('./container/container.ts')).CONTAINER,
};

/**
 * Makes the files that serve a model. Nothing is written.
 * @param path absolute: a manifest, `models.yaml#name@alias`, or an ONNX file.
 * @param shown as messages name it.
 * @throws UserError for a model that cannot be served, and for an option that is not valid.
 */
export async function exportModel(
  path: string,
  shown: string,
  target: ModelExportTarget,
  options: DeploymentOptions,
): Promise<Deployment> {
  const writer = await WRITERS[target]();
  return writer.write(await readServedModel(path, shown), options);
}
