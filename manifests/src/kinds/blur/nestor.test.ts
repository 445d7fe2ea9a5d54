import assert from 'node:assert/strict';
import { codeLenses } from '../../core/features/code-lens.ts';
import { completion } from '../../core/features/completion.ts';
import { hover } from '../../core/features/hover.ts';
import { SHAPES, type NestorReading } from '../../testing/nestor-shapes.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseBlur } from './parse.ts';

const FILE = 'nestor-ai-config.json';

function read(configuration: unknown): NestorReading {
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

  it('is reported where it cannot be interpreted', () => {
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

  it('shows how it is interpreted', () => {
    const workspace = workspaceOf({ [FILE]: '{ "modele_visage": "v.pt", "type": "Floutage" }' });
    const titles = codeLenses(workspace, uriOf(FILE)).map(({ command }) => command?.title);
    assert.deepEqual(titles, ['Vitruve blurs faces (v.onnx), plates (built-in models)']);
    const over = (character: number): string =>
      JSON.stringify(hover(workspace, uriOf(FILE), { line: 0, character })?.contents ?? '');
    assert.match(over(44), /Interpreted as `blur`/u);
    assert.match(over(4), /faceModel/u);
    const ours = workspaceOf({ 'a.blur.yaml': 'images: [a]\n' });
    assert.deepEqual(codeLenses(ours, uriOf('a.blur.yaml')), []);
  });
});
