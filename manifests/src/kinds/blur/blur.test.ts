import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completion } from '../../core/features/completion.ts';
import { hover } from '../../core/features/hover.ts';
import { documentLinks } from '../../core/features/links.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';
import { isBlur } from './detect.ts';
import { parseBlur } from './parse.ts';

const FILE = 'site.blur.yaml';
const NESTOR = 'nestor-ai-config.json';

const SITE = `version: 1
name: Site photos
owner: Architect
decisions: [ADR-0007]
images:
  - photos
  - "archive/**/*.jpg"
task: blur
subjects: [face, plate]
mode: strict
thresholds:
  face: 0.4
models:
  face: models/yunet.onnx
rotations: [90, 270]
anonymisation:
  method: solid
  colour: "#1f2a37"
output:
  folder: published
  format: jpeg
  quality: 90
workers: 2
reports:
  - reports/blur.pdf
`;

const FILES = ['photos/a.jpg', 'archive/b.jpg', 'models/yunet.onnx'];

function document(name: string, text: string): TextDocument {
  return TextDocument.create(uriOf(name), name.endsWith('json') ? 'json' : 'yaml', 1, text);
}

function nestor(configuration: unknown): NonNullable<ReturnType<typeof parseBlur>['model']['settings']> {
  const { settings } = parseBlur(document(NESTOR, JSON.stringify(configuration, undefined, '\t'))).model;
  assert.ok(settings, JSON.stringify(configuration));
  return settings;
}

/** The labels that are proposed where `|` is. */
function proposed(name: string, text: string, files: readonly string[] = []): readonly string[] {
  return proposals(name, text, files).map(({ label }) => label);
}

function proposals(name: string, text: string, files: readonly string[] = []): ReturnType<typeof completion> {
  const offset = text.indexOf('|');
  const whole = text.replace('|', '');
  const workspace = workspaceOf({ [name]: whole }, { files });
  return completion(workspace, uriOf(name), document(name, whole).positionAt(offset));
}

function findings(workspace: Workspace, name: string): readonly string[] {
  return workspace.check(uriOf(name)).findings.map(({ rule, message }) => `${rule}: ${message}`);
}

describe('blur', () => {
  it('knows its files by their names and keys', () => {
    const is = (name: string, text: string): boolean => isBlur(document(name, text));
    assert.ok(is(FILE, ''));
    assert.ok(is('blur.yaml', 'version: 1\nimages: [a]\n'));
    assert.ok(is(NESTOR, '{}'));
    assert.ok(is('nestor-ai-config.local.json', '{}'));
    assert.ok(!is('blur.yaml', 'kind: Effect\nradius: 3\n'));
    assert.ok(!is('package.json', '{"images": []}'));
  });

  it('reads all keys of a configuration, and finds nothing wrong in it', () => {
    const { settings } = parseBlur(document(FILE, SITE)).model;
    assert.deepEqual(
      settings?.images.map(({ text }) => text),
      ['photos', 'archive/**/*.jpg'],
    );
    assert.equal(settings.task?.meaning, 'blur');
    assert.equal(settings.thresholds.face?.value, 0.4);
    assert.equal(settings.models.face?.path, 'models/yunet.onnx');
    assert.equal(settings.quality?.value, 90);
    assert.deepEqual(findings(workspaceOf({ [FILE]: SITE }, { files: FILES }), FILE), []);
  });

  it('links to pictures, models and the folder of results', () => {
    const workspace = workspaceOf({ [FILE]: SITE }, { files: [...FILES, 'published/a.jpg'] });
    const targets = documentLinks(workspace, uriOf(FILE)).map(({ target }) => target);
    assert.ok(targets.includes(uriOf('models/yunet.onnx')), String(targets));
  });

  it('proposes keys, values, pictures, models and people', () => {
    assert.ok(proposed(FILE, 'images: [a]\nano|').includes('anonymisation'));
    assert.deepEqual(proposed(FILE, 'anonymisation:\n  method: |'), [
      'solid',
      'mosaic',
      'gaussian',
      'picture',
    ]);
    assert.deepEqual(proposed(FILE, 'models:\n  face: models/|', ['models/a.onnx', 'models/b.txt']), [
      'a.onnx',
    ]);
    assert.deepEqual(proposed(FILE, 'images:\n  - photos/|', ['photos/a.jpg', 'photos/b.txt']), ['a.jpg']);
  });

  it('explains a key on hover, and shows over a model which file is run', () => {
    const workspace = workspaceOf({ [FILE]: SITE }, { files: FILES });
    const over = (at: string): string =>
      JSON.stringify(
        hover(workspace, uriOf(FILE), document(FILE, SITE).positionAt(SITE.indexOf(at) + 1)) ?? '',
      );
    assert.match(over('anonymisation'), /How detections are blurred/u);
    assert.match(over('strict'), /Finds more/u);
    assert.match(over('models/yunet'), /Face detection model/u);
  });
});

describe('nestor-ai-config.json', () => {
  it('is read whatever the spelling of its keys', () => {
    const spellings = [
      { modelsPath: 'm', faceModel: 'f.onnx', plateModel: 'p.onnx', task: 'blur' },
      {
        models_path: './m',
        face_model_name: 'f.onnx',
        license_plate_model_name: 'p.onnx',
        task_type: 'floutage',
      },
      { models: { path: 'm/', face: 'f.onnx', plate: 'p.onnx' }, task: 'Blur' },
      {
        models: {
          directory: 'm',
          visage: { type: 'yolo', file: 'f.pt' },
          plaque: { type: 'yolo', file: 'p.pt' },
        },
        tâche: 'flouter',
      },
      { cheminModeles: 'm', modeleVisage: 'f', modelePlaque: 'p', type: 'floutage', mode: 'development' },
      {
        weightsPath: 'w',
        onnxModelsPath: './m',
        models: { face: 'f.pt', licensePlate: 'p.pt' },
        task: 'predict',
      },
      {
        faceModelPath: 'm/f',
        plateModelPath: 'm/p.onnx',
        taskType: 'blur',
        services: { flask: { path: 'services/flask' } },
      },
      { modelDir: 'm', yolo: { face: 'f.onnx', licensePlate: 'p.onnx' }, mode: 'blurring' },
    ];
    for (const configuration of spellings) {
      const { models, task } = nestor(configuration);
      const read = { face: models.face?.path, plate: models.plate?.path, task: task?.meaning };
      assert.deepEqual(
        read,
        { face: 'm/f.onnx', plate: 'm/p.onnx', task: 'blur' },
        JSON.stringify(configuration),
      );
    }
  });

  it('accepts all other keys: thresholds, method, subjects, pictures, results', () => {
    const reading = nestor({
      task: 'détection',
      confidenceThreshold: 0.5,
      plate: { confidence: 0.3 },
      iouThreshold: 0.45,
      blur: { method: 'pixelate', kernelSize: 31 },
      classes: ['faces'],
      input: 'photos',
      outputDir: 'out',
      outputFormat: 'png',
    });
    assert.equal(reading.task?.meaning, 'detect');
    assert.equal(reading.thresholds.face?.value, 0.5);
    assert.equal(reading.thresholds.plate?.value, 0.3);
    assert.equal(reading.method?.meaning, 'mosaic');
    assert.deepEqual(
      reading.subjects.map(({ meaning }) => meaning),
      ['face'],
    );
    assert.deepEqual(
      reading.images.map(({ text }) => text),
      ['photos'],
    );
    assert.equal(reading.folder?.text, 'out');
  });

  it('leaves the keys of its services alone', () => {
    const text = JSON.stringify({
      task: 'blur',
      mode: 'production',
      type: 'module',
      flask: { port: 5000, host: '0.0.0.0' },
      dotnet: { url: 'http://localhost:5001' },
      classes: ['person'],
      labels: { 0: 'face' },
    });
    assert.deepEqual(findings(workspaceOf({ [NESTOR]: text }), NESTOR), []);
  });

  it('is completed as JSON', () => {
    const [task] = proposals(NESTOR, '{ "modelsPath": "m", "t|" }').filter(({ label }) => label === 'task');
    assert.equal(JSON.stringify(task?.textEdit).includes('task'), true);
    assert.deepEqual(proposed(NESTOR, '{ "task": "|" }'), ['blur', 'detect', 'floutage', 'détection']);
    assert.deepEqual(
      proposed(NESTOR, '{ "modelsPath": "models", "faceModel": "|" }', ['models/a.onnx', 'models/b.txt']),
      ['a.onnx'],
    );
  });

  it('never throws, whatever the text', () => {
    const deep = `${'{"":'.repeat(5000)}1${'}'.repeat(5000)}`;
    workspaceOf({ [NESTOR]: deep }).check(uriOf(NESTOR));
    const whole = '{ "models": { "face": "a.onnx", "list": [1, {"x": null}] }, "task": ["blur"] }';
    for (let end = 0; end <= whole.length; end++) {
      const name = end % 2 === 0 ? NESTOR : FILE;
      const workspace = workspaceOf({ [name]: whole.slice(0, end) });
      workspace.check(uriOf(name));
      completion(workspace, uriOf(name), { line: 0, character: end });
      hover(workspace, uriOf(name), { line: 0, character: end });
    }
  });
});
