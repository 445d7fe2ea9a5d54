/** What a configuration is read as, with what it leaves out left out. */
export interface NestorReading {
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
export const SHAPES: Readonly<Record<string, readonly (readonly [unknown, NestorReading])[]>> = {
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
