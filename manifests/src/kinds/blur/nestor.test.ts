import assert from 'node:assert/strict';
import { codeLenses } from '../../features/code-lens.ts';
import { completion } from '../../features/completion.ts';
import { hover } from '../../features/hover.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseBlur } from './parse.ts';

const FILE = 'nestor-ai-config.json';

/** What a configuration is read as, with what it leaves out left out. */
interface Read {
  readonly task?: string;
  readonly face?: string;
  readonly plate?: string;
  readonly subjects?: string;
  readonly scores?: string;
  readonly method?: string;
  readonly images?: string;
  readonly output?: string;
}

/** Shapes that people write, by what they have in common. */
const SHAPES: Readonly<Record<string, readonly (readonly [unknown, Read])[]>> = {
  'flat, in any spelling': [
    [
      {
        modelPath: './models',
        faceModelName: 'face.onnx',
        plateModelName: 'plate.onnx',
        taskType: 'blur',
      },
      { task: 'blur', face: 'models/face.onnx', plate: 'models/plate.onnx' },
    ],
    [
      {
        model_path: 'models/',
        face_model_filename: 'face.pt',
        license_plate_model_filename: 'plate.pt',
        task_type: 'detection',
      },
      { task: 'detect', face: 'models/face.onnx', plate: 'models/plate.onnx' },
    ],
    [
      { 'models-path': 'models', 'face-model': 'f.onnx', 'plate-model': 'p.onnx', 'task-type': 'floutage' },
      { task: 'blur', face: 'models/f.onnx', plate: 'models/p.onnx' },
    ],
    [
      { ModelsPath: 'models', FaceModel: 'f.onnx', LicensePlateModel: 'p.onnx', Task: 'Blur' },
      { task: 'blur', face: 'models/f.onnx', plate: 'models/p.onnx' },
    ],
    [
      { MODELS_PATH: 'models', FACE_MODEL: 'f.onnx', PLATE_MODEL: 'p.onnx', TASK: 'DETECT' },
      { task: 'detect', face: 'models/f.onnx', plate: 'models/p.onnx' },
    ],
    [
      { cheminDesModeles: 'm', modeleVisage: 'v.onnx', modelePlaque: 'p.onnx', typeDeTâche: 'floutage' },
      { task: 'blur', face: 'm/v.onnx', plate: 'm/p.onnx' },
    ],
    [
      { chemin_modeles: 'm', nom_modele_visage: 'v', nom_modele_plaque: 'p', tache: 'détection' },
      { task: 'detect', face: 'm/v.onnx', plate: 'm/p.onnx' },
    ],
    [{ AIModelsPath: 'm', faceONNXModel: 'f.onnx' }, { face: 'm/f.onnx' }],
  ],
  'in groups': [
    [
      {
        models: {
          basePath: 'm',
          face: { name: 'yolov8n-face', file: 'f.onnx' },
          plate: { file: 'p.onnx' },
        },
        task: { type: 'blur' },
      },
      { task: 'blur', face: 'm/f.onnx', plate: 'm/p.onnx' },
    ],
    [
      { ai: { modelsDirectory: 'm', models: { face: 'a.pt', licensePlate: 'b.pt' } }, mode: 'blur' },
      { task: 'blur', face: 'm/a.onnx', plate: 'm/b.onnx' },
    ],
    [
      {
        BlurService: { ModelsPath: 'm', FaceModel: 'f.onnx' },
        Logging: { LogLevel: { Default: 'Warning' } },
      },
      { face: 'm/f.onnx' },
    ],
    [
      {
        face: { model: 'f.onnx', task: 'blur', confidence: 0.5 },
        plate: { model: 'p.onnx', confidence: 0.3 },
      },
      { task: 'blur', face: 'f.onnx', plate: 'p.onnx', scores: '0.5 0.3' },
    ],
    [
      { detection: { visage: { modele: 'v.onnx', seuil: 0.4 } }, floutage: { type: 'gaussien', noyau: 51 } },
      { face: 'v.onnx', scores: '0.4', method: 'gaussian' },
    ],
  ],
  'in lists': [
    [
      {
        models: [
          { name: 'face', file: 'f.onnx', type: 'yolov8' },
          { name: 'license_plate', path: 'm/p.onnx' },
        ],
        task: 'blur',
      },
      { task: 'blur', face: 'f.onnx', plate: 'm/p.onnx' },
    ],
    [
      { modelsPath: 'm', models: [{ type: 'visage', fichier: 'a.pt', confiance: 0.6 }] },
      { face: 'm/a.onnx', scores: '0.6' },
    ],
    [
      { modelsDir: 'm', models: ['yolov8n-face.onnx', 'yolov8-plate.onnx'] },
      { face: 'm/yolov8n-face.onnx', plate: 'm/yolov8-plate.onnx' },
    ],
    [{ tasks: ['detect', 'blur'] }, { task: 'blur' }],
    [{ objets: ['visages'] }, { subjects: 'face' }],
    [{ subject: 'plate' }, { subjects: 'plate' }],
  ],
  'with the weights of one service and the export of the other': [
    [
      {
        flask: { faceModel: 'weights/f.pt', plateModel: 'weights/p.pt' },
        dotnet: { faceModel: 'onnx/f.onnx', plateModel: 'onnx/p.onnx' },
      },
      { face: 'onnx/f.onnx', plate: 'onnx/p.onnx' },
    ],
    [{ modelsPath: 'models', faceModelPath: 'models/f.onnx' }, { face: 'models/f.onnx' }],
    [{ modelsPath: '.\\models', faceModel: 'onnx\\f.onnx' }, { face: 'models/onnx/f.onnx' }],
    [{ model: 'yolov8n-face.onnx' }, { face: 'yolov8n-face.onnx' }],
    [{ licenseModel: 'best.onnx', modelLicence: 'AGPL-3.0' }, { plate: 'best.onnx' }],
  ],
  'with switches': [
    [
      { blur: true, detectPlates: false },
      { task: 'blur', subjects: 'face' },
    ],
    [{ enableBlur: false }, { task: 'detect' }],
    [{ detectOnly: true }, { task: 'detect' }],
    [{ detectionSeule: false }, { task: 'blur' }],
    [
      { face: { enabled: false, model: 'f.onnx' }, plate: { enabled: true } },
      { face: 'f.onnx', subjects: 'plate' },
    ],
    [{ objects: { face: true, plate: false } }, { subjects: 'face' }],
    [{ blurFaces: true, blurPlates: true }, {}],
    [{ blur: { enabled: true, type: 'pixelate', strength: 25 } }, { task: 'blur', method: 'mosaic' }],
    [{ task: 'detect_and_blur' }, { task: 'blur' }],
    [{ task: 'no-blur, detect only' }, { task: 'detect' }],
    [{ blur: 'gaussian' }, { method: 'gaussian' }],
  ],
  'with what is not about it': [
    [
      {
        services: { flask: { port: 5000, debug: true }, dotnet: { url: 'https://localhost:7001' } },
        upload: { maxFileSize: 10_485_760, allowedTypes: ['image/jpeg', 'image/png'] },
        useGpu: true,
        imgsz: 640,
        iouThreshold: 0.45,
        maskColor: '#000',
        taskTimeout: 30,
        source: 'https://git.example.org/nestor',
        licence: 'MIT',
        version: '1.0.0',
      },
      {},
    ],
  ],
};

function read(configuration: unknown): Read {
  const text = JSON.stringify(configuration, undefined, 2);
  const { settings } = parseBlur(TextDocument.create(uriOf(FILE), 'json', 1, text)).model;
  assert.ok(settings, text);
  const { task, models, thresholds, method, images, folder } = settings;
  const subjects = settings.subjects.map(({ meaning }) => meaning ?? 'none').join(' ');
  const scores = [...new Set([thresholds.face, thresholds.plate].flatMap((score) => score?.text ?? []))].join(
    ' ',
  );
  return {
    ...(task ? { task: task.meaning ?? `? ${task.scalar.text}` } : {}),
    ...(models.face ? { face: models.face.path } : {}),
    ...(models.plate ? { plate: models.plate.path } : {}),
    ...(subjects === '' ? {} : { subjects }),
    ...(scores === '' ? {} : { scores }),
    ...(method ? { method: method.meaning ?? `? ${method.scalar.text}` } : {}),
    ...(images.length > 0 ? { images: images.map(({ text: path }) => path).join(' ') } : {}),
    ...(folder ? { output: folder.text } : {}),
  };
}

function told(configuration: unknown): string[] {
  const workspace = workspaceOf({ [FILE]: JSON.stringify(configuration) });
  return workspace.check(uriOf(FILE)).findings.map(({ rule, severity, span }) => {
    const text = workspace.document(uriOf(FILE))?.getText().slice(span.start, span.end);
    return `${severity} ${rule}: ${text}`;
  });
}

describe('nestor-ai-config.json, as people write it', () => {
  for (const [what, shapes] of Object.entries(SHAPES))
    it(what, () => {
      for (const [configuration, expected] of shapes) {
        const written = JSON.stringify(configuration);
        assert.deepEqual(read(configuration), expected, written);
        const errors = told(configuration).filter((finding) => finding.startsWith('error'));
        assert.deepEqual(errors, [], written);
      }
    });

  it('is told of where it cannot be read as it is meant', () => {
    const cases: readonly (readonly [unknown, readonly string[]])[] = [
      [{ model: 'best.onnx', task: 'blur' }, ['warning blur/model-unclear: best.onnx']],
      [
        { models: { a: 'best.pt' }, faceModel: 'f.onnx' },
        ['warning blur/model-unclear: best.pt', 'warning blur/model-missing: f.onnx'],
      ],
      [{ detector: { kind: 'yolo' }, port: 5000 }, ['information blur/nothing-read: detector']],
      [{ task: 1 }, ['error blur/unknown-word: 1']],
      [{ task: 'segment' }, ['error blur/unknown-word: segment']],
      [{ tasks: ['segment'] }, ['error blur/unknown-word: segment']],
      [{ confidence: '0.5' }, ['error blur/threshold: "0.5"']],
      [{ faceThreshold: '40 %' }, ['error blur/threshold: "40 %"']],
      [{ plate: { confidence: 40 } }, ['error blur/threshold: 40']],
      [{ detectFaces: false, detectPlates: false }, ['error blur/unknown-word: false']],
      [
        { faceModel: 'https://example.org/f.onnx' },
        ['warning blur/model-missing: https://example.org/f.onnx'],
      ],
      [{ taskk: 'blur' }, ['warning blur/unknown-key: taskk', 'information blur/nothing-read: taskk']],
      [{}, []],
    ];
    for (const [configuration, expected] of cases)
      assert.deepEqual(told(configuration).sort(), [...expected].sort(), JSON.stringify(configuration));
  });

  it('is completed in the shape that it has', () => {
    const at = (text: string): string[] => {
      const whole = text.replace('|', '');
      const workspace = workspaceOf({ [FILE]: whole }, { files: ['models/a.onnx'] });
      const position = workspace.document(uriOf(FILE))?.positionAt(text.indexOf('|'));
      assert.ok(position);
      return completion(workspace, uriOf(FILE), position).map(({ textEdit }) =>
        textEdit && 'newText' in textEdit ? textEdit.newText : '',
      );
    };
    assert.deepEqual(at('{ "models": { "path": "models", | } }'), ['"face": ', '"plate": ']);
    assert.deepEqual(at('{ "models": { "path": "models", "face": | } }'), ['"a.onnx"']);
    assert.deepEqual(at('{ "models_dir": "models", "face_model": "|" }'), ['a.onnx']);
    assert.deepEqual(at('{\n  "task": |\n}'), ['"blur"', '"detect"', '"floutage"', '"détection"']);
    assert.ok(at('{\n  |\n}').includes('"modelsPath": '));
    assert.ok(at('{\n  "|"\n}').includes('modelsPath'));
  });

  it('says how it is understood', () => {
    const workspace = workspaceOf({ [FILE]: '{ "modele_visage": "v.pt", "type": "Floutage" }' });
    const titles = codeLenses(workspace, uriOf(FILE)).map(({ command }) => command?.title);
    assert.deepEqual(titles, ['Vitruve covers faces (v.onnx), plates (built-in models)']);
    const over = (character: number): string =>
      JSON.stringify(hover(workspace, uriOf(FILE), { line: 0, character })?.contents ?? '');
    assert.match(over(44), /Read as `blur`/u);
    assert.match(over(4), /faceModel/u);
    const ours = workspaceOf({ 'a.blur.yaml': 'images: [a]\n' });
    assert.deepEqual(codeLenses(ours, uriOf('a.blur.yaml')), []);
  });
});
