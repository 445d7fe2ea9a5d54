import { readFile } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { modelFile } from '../../inference/model-files.ts';
import { ModelSession, type SessionOptions } from '../../inference/session.ts';
import type { ModelIdentity, Subject } from './detection.ts';
import { faceFinder } from './faces/face-finder.ts';
import type { OpenFinder } from './finder.ts';
import { ModelError } from '../../inference/signature.ts';
import { parseModelManifest } from './model-manifest.ts';
import { plateClassifier } from './plates/plate-classifier.ts';
import { plateFinder } from './plates/plate-finder.ts';
import { dictionaryOf, textReader } from './plates/text-reader.ts';

/** The models that come with Vitruve: the manifest, and the file of the model. */
const MODELS = {
  faceAtScales: ['ultra-light-rfb.detector.yaml', 'ultra-light-rfb.onnx'],
  faceInWhole: ['centerface.detector.yaml', 'centerface.onnx'],
  textDetector: ['pp-ocr-v4-detector.detector.yaml', 'ch_PP-OCRv4_det_infer.onnx'],
  plateClassifier: ['plate-classifier.detector.yaml', 'plate-classifier.onnx'],
  textReader: ['pp-ocr-v4-reader.detector.yaml', 'ch_PP-OCRv4_rec_infer.onnx'],
} as const;
const DICTIONARY = 'ppocr_keys_v1.txt';

/**
 * Opens the embedded models of a subject.
 * @throws ModelError when they are missing or were changed.
 */
export async function openEmbedded(subject: Subject, options: SessionOptions): Promise<OpenFinder> {
  return subject === 'face' ? openFaces(options) : openPlates(options);
}

async function openFaces(options: SessionOptions): Promise<OpenFinder> {
  const scales = await open(MODELS.faceAtScales, 'face', options);
  const whole = await open(MODELS.faceInWhole, 'face', options);
  return {
    finder: faceFinder({ scales: scales.session, whole: whole.session }),
    models: [scales.identity, whole.identity],
    close: () => {
      scales.session.dispose();
      whole.session.dispose();
    },
  };
}

async function openPlates(options: SessionOptions): Promise<OpenFinder> {
  const dictionary = dictionaryOf(await readFile(modelFile(DICTIONARY), 'utf8'));
  const detector = await open(MODELS.textDetector, 'plate', options);
  const classifier = await open(MODELS.plateClassifier, 'plate', options);
  const reader = await open(MODELS.textReader, 'plate', options);
  return {
    finder: plateFinder({
      detector: detector.session,
      classifier: plateClassifier(classifier.session),
      reader: textReader(reader.session, dictionary),
    }),
    models: [detector.identity, classifier.identity, reader.identity],
    close: () => {
      detector.session.dispose();
      classifier.session.dispose();
      reader.session.dispose();
    },
  };
}

async function open(
  [manifestName, fileName]: readonly [manifest: string, file: string],
  subject: Subject,
  options: SessionOptions,
): Promise<{ readonly session: ModelSession; readonly identity: ModelIdentity }> {
  const manifestPath = modelFile(manifestName);
  const manifest = parseModelManifest(await readFile(manifestPath, 'utf8'), manifestPath);
  const session = await ModelSession.open(modelFile(fileName), options);
  if (manifest.hash !== session.hash) {
    session.dispose();
    throw new ModelError(
      t('Hash mismatch: {0} is not the model of its manifest (its hash is {1})', session.path, session.hash),
    );
  }
  const { id = fileName, licence = 'unknown', training } = manifest;
  const note = training === undefined ? {} : { training };
  return { session, identity: { id, subject, hash: session.hash, licence, ...note } };
}
