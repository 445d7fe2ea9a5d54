import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { ModelSession, type SessionOptions } from '../../../inference/session.ts';
import type { Subject } from '../detection.ts';
import type { OpenFinder } from '../finder.ts';
import type { ObservedModel, Reading } from '../layout.ts';
import { ModelError, type ModelSignature } from '../../../inference/signature.ts';
import { LAYOUTS } from '../layouts/index.ts';
import { readModelManifest, type ModelManifest } from '../model-manifest.ts';
import { customFinder } from './custom-finder.ts';
import { countedClasses } from './classes.ts';
import { inputSize, observed } from './observed.ts';
import { tryOut } from './trial/trial.ts';

/** The part of a score that is enough for a drawing. */
const LENIENT = 0.5;

/**
 * Opens a custom model. How it is fed and understood is told by the shapes of what it answers, unless its
 * manifest names a layout.
 * @throws ModelError when it cannot be used, with the reason.
 */
export async function openCustomModel(
  path: string,
  subject: Subject,
  options: SessionOptions,
): Promise<OpenFinder> {
  const manifest = await readModelManifest(path);
  if (manifest.subject !== undefined && manifest.subject !== subject)
    throw new ModelError(t('The manifest of {0} is for "{1}"', path, manifest.subject));
  const session = await ModelSession.open(path, options);
  try {
    if (manifest.hash !== undefined && manifest.hash !== session.hash)
      throw new ModelError(
        t('Hash mismatch: {0} is not the model of its manifest (its hash is {1})', path, session.hash),
      );
    const fixed = inputSize(session.signature, path);
    const model = await observed(session, fixed);
    const reading = asTaken(readingOf(model, manifest, path), session.signature);
    const classes = countedClasses(model.metadata, subject, manifest.classes);
    const threshold = manifest.threshold ?? reading.threshold;
    const finder = customFinder({ session, reading: { ...reading, threshold }, fixed, classes });
    if (manifest.trial !== false) {
      const lenient = Math.min(threshold, reading.threshold) * LENIENT;
      await tryOut({ path, finder, subject, thresholds: { lenient, usual: threshold } });
    }
    return {
      finder,
      models: [
        {
          id: manifest.id ?? basename(path).replace(/\.onnx$/iu, ''),
          subject,
          hash: session.hash,
          licence: manifest.licence ?? 'unknown',
          ...(manifest.training === undefined ? {} : { training: manifest.training }),
        },
      ],
      close: () => {
        session.dispose();
      },
    };
  } catch (error) {
    session.dispose();
    throw error;
  }
}

/** A model that takes bytes makes of them what it needs itself. */
function asTaken(reading: Reading, { inputs: [input] }: ModelSignature): Reading {
  if (input?.type !== 'uint8') return reading;
  return { ...reading, input: { ...reading.input, mean: [0, 0, 0], scale: [1, 1, 1] } };
}

function readingOf(model: ObservedModel, { layout: named }: ModelManifest, path: string): Reading {
  for (const layout of LAYOUTS) {
    if (named !== undefined && layout.id !== named) continue;
    const reading = layout.recognise(model);
    if (reading) return reading;
  }
  const shapes = [...model.outputs].map(([name, shape]) => `${name} ${shape.join(' × ')}`).join(', ');
  if (named !== undefined)
    throw new ModelError(
      t('Model {0} does not have the layout "{1}": its outputs are {2}', path, named, shapes),
    );
  throw new ModelError(
    t(
      'Unknown layout of model {0}: its outputs are {1}. Supported: {2}.',
      path,
      shapes === '' ? t('without a tensor of floats') : shapes,
      LAYOUTS.map(({ id }) => id).join(', '),
    ),
  );
}
