import assert from 'node:assert/strict';
import { codeLenses } from '../../core/features/code-lens.ts';
import { completion } from '../../core/features/completion.ts';
import { definition, references } from '../../core/features/definition.ts';
import { hover } from '../../core/features/hover.ts';
import { prepareRename, rename } from '../../core/features/rename.ts';
import { uriOf, workspaceOf, type TestOptions } from '../../testing/workspace-of.ts';
import type { WorkspaceChange } from '../../core/text/change.ts';
import type { Workspace } from '../../core/workspace/workspace.ts';
import { detectorFileRenamed } from './renamed.ts';

const FILE = 'models/yunet.detector.yaml';
const MODEL = 'models/yunet.onnx';
const SITE = 'site.blur.yaml';
const NESTOR = 'nestor-ai-config.json';
const HASH = '8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4';

const YUNET = `id: yunet
subject: face
layout: yunet
licence: AGPL-3.0-only
hash: ${HASH}
`;
const DOCUMENTS = {
  [FILE]: YUNET,
  [SITE]: 'images: [photos]\nmodels:\n  face: models/yunet.onnx\n',
  [NESTOR]: '{ "modelsPath": "./models", "faceModel": "yunet.pt", "task": "blur" }',
};

function workspaceWith(documents: Readonly<Record<string, string>>, options: TestOptions = {}): Workspace {
  return workspaceOf(documents, { files: [MODEL, 'photos/a.jpg'], hashes: { [MODEL]: HASH }, ...options });
}

/** The position of a mark in a document, one character into it. */
function at(workspace: Workspace, path: string, mark: string) {
  const document = workspace.document(uriOf(path));
  assert.ok(document, path);
  const offset = document.getText().indexOf(mark);
  assert.notEqual(offset, -1, `${mark} in ${path}`);
  return document.positionAt(offset + 1);
}

function proposals(path: string, text: string): Readonly<Record<string, string>> {
  const whole = text.replace('|', '');
  const workspace = workspaceWith({ [path]: whole });
  const position = workspace.document(uriOf(path))?.positionAt(text.indexOf('|'));
  assert.ok(position);
  const items = completion(workspace, uriOf(path), position);
  return Object.fromEntries(
    items.map(({ label, textEdit }) => [label, textEdit && 'newText' in textEdit ? textEdit.newText : '']),
  );
}

function hovered(workspace: Workspace, path: string, mark: string): string {
  return JSON.stringify(hover(workspace, uriOf(path), at(workspace, path, mark))?.contents ?? '');
}

function rules(documents: Readonly<Record<string, string>>, path: string, options?: TestOptions): string[] {
  return workspaceWith(documents, options)
    .check(uriOf(path))
    .findings.map(({ rule }) => rule);
}

/** What changes, as people read it: texts that are written, files from where to where. */
function told(changes: readonly WorkspaceChange[]): string[] {
  return changes.map((change) =>
    change.kind === 'rename'
      ? `${change.from.replace(uriOf(''), '')} → ${change.to.replace(uriOf(''), '')}`
      : change.kind === 'text'
        ? `${change.uri.replace(uriOf(''), '')}: ${change.text}`
        : change.uri,
  );
}

describe('detector', () => {
  it('that is whole has nothing wrong', () => {
    for (const path of [FILE, SITE, NESTOR]) assert.deepEqual(rules(DOCUMENTS, path), [], path);
  });

  it('is looked at for the hash of the file beside it, where that can be read', () => {
    const other = { hashes: { [MODEL]: 'b'.repeat(64) } };
    assert.deepEqual(rules({ [FILE]: YUNET }, FILE, other), ['detector/hash']);
    assert.deepEqual(rules({ [FILE]: YUNET }, FILE, { hashes: {} }), []);
    const workspace = workspaceWith({ [FILE]: YUNET }, other);
    const [fix] = workspace.check(uriOf(FILE)).findings[0]?.fixes ?? [];
    assert.equal(fix?.certain, undefined, 'whether the file is right, a person decides');
    assert.deepEqual(told(fix?.changes() ?? []), [`${FILE}: ${'b'.repeat(64)}`]);
  });

  it('is looked at again when the hash of its model is there', () => {
    const hashes: Record<string, string> = {};
    const workspace = workspaceWith({ [FILE]: YUNET }, { hashes });
    assert.deepEqual(workspace.check(uriOf(FILE)).findings, []);
    hashes[MODEL] = 'c'.repeat(64);
    workspace.filesChanged([uriOf(MODEL)]);
    assert.deepEqual(
      workspace.check(uriOf(FILE)).findings.map(({ rule }) => rule),
      ['detector/hash'],
    );
  });

  it('proposes keys, layouts, licences, and of the model its name and its hash', () => {
    assert.ok('threshold' in proposals(FILE, 'id: a\nth|'));
    assert.ok('scrfd' in proposals(FILE, 'layout: |\n'));
    assert.equal(proposals(FILE, 'licence: |\n')['Apache-2.0'], 'Apache-2.0');
    assert.deepEqual(Object.keys(proposals(FILE, 'id: |\n')), ['yunet']);
    assert.equal(proposals(FILE, 'hash: |\n')[HASH], JSON.stringify(HASH), 'it begins as a number does');
    const json = 'models/yunet.detector.json';
    assert.equal(proposals(json, '{ "hash": | }')[HASH], JSON.stringify(HASH));
    assert.equal(proposals(json, '{ "hash": "|" }')[HASH], HASH);
    assert.equal(proposals(json, '{ | }')['licence'], '"licence": ');
  });

  it('shows what a license requires and whether the hash is right, there and in configurations', () => {
    const workspace = workspaceWith(DOCUMENTS);
    assert.match(hovered(workspace, FILE, 'AGPL'), /source of the service/u);
    assert.match(hovered(workspace, FILE, HASH), /hash of yunet\.onnx/u);
    assert.match(hovered(workspace, FILE, 'layout'), /Layout of the model outputs/u);
    assert.match(
      hovered(workspace, SITE, 'models/yunet'),
      /Face detection model.*AGPL.*source of the service/u,
    );
    assert.match(hovered(workspace, NESTOR, 'yunet.pt'), /models\/yunet\.onnx.*AGPL/u);
    const replaced = workspaceWith(DOCUMENTS, { hashes: { [MODEL]: 'b'.repeat(64) } });
    assert.match(hovered(replaced, FILE, HASH), /bbbb/u);
  });

  it('is where the path of its model leads; its hash leads to the model', () => {
    const workspace = workspaceWith(DOCUMENTS);
    const leadsTo = (path: string, mark: string) =>
      definition(workspace, uriOf(path), at(workspace, path, mark)).map(({ targetUri }) => targetUri);
    assert.deepEqual(leadsTo(SITE, 'models/yunet'), [uriOf(FILE)]);
    assert.deepEqual(leadsTo(NESTOR, 'yunet.pt'), [uriOf(FILE)]);
    assert.deepEqual(leadsTo(FILE, HASH), [uriOf(MODEL)]);
    const alone = workspaceWith({ [SITE]: DOCUMENTS[SITE] });
    assert.deepEqual(
      definition(alone, uriOf(SITE), at(alone, SITE, 'models/yunet')).map(({ targetUri }) => targetUri),
      [uriOf(MODEL)],
    );
  });

  it('knows who runs it', () => {
    const workspace = workspaceWith(DOCUMENTS);
    const users = references(workspace, uriOf(FILE), at(workspace, FILE, 'yunet'), false);
    assert.deepEqual(users.map(({ uri }) => uri).sort(), [uriOf(NESTOR), uriOf(SITE)]);
    const [lens] = codeLenses(workspace, uriOf(FILE));
    assert.equal(lens?.command?.title, 'Used by 2 configurations');
  });

  it('gets another name with its files and all that name them', () => {
    const workspace = workspaceWith(DOCUMENTS);
    for (const [path, mark] of [
      [SITE, 'models/yunet'],
      [NESTOR, 'yunet.pt'],
      [FILE, 'yunet'],
    ] as const) {
      const position = at(workspace, path, mark);
      assert.equal(prepareRename(workspace, uriOf(path), position)?.placeholder, 'yunet', path);
      const { documentChanges = [] } = rename(workspace, uriOf(path), position, 'yunet-2023') ?? {};
      const made = documentChanges.map((change) =>
        'edits' in change
          ? `${change.textDocument.uri}: ${change.edits.map((edit) => ('newText' in edit ? edit.newText : '')).join()}`
          : 'newUri' in change
            ? `${change.oldUri} → ${change.newUri}`
            : '',
      );
      assert.deepEqual(
        made.map((change) => change.replaceAll(uriOf(''), '')).sort(),
        [
          `${FILE} → models/yunet-2023.detector.yaml`,
          `${FILE}: yunet-2023`,
          `${MODEL} → models/yunet-2023.onnx`,
          `${NESTOR}: yunet-2023.pt`,
          `${SITE}: models/yunet-2023.onnx`,
        ],
        path,
      );
    }
  });

  it('renames each file once where a model has two manifests', () => {
    const workspace = workspaceWith({ ...DOCUMENTS, 'models/yunet.detector.json': '{ "licence": "MIT" }' });
    const edit = rename(workspace, uriOf(SITE), at(workspace, SITE, 'models/yunet'), 'new');
    const renamed = (edit?.documentChanges ?? []).flatMap((change) =>
      'oldUri' in change ? change.oldUri : [],
    );
    assert.equal(renamed.length, 3, renamed.join(' '));
    assert.equal(new Set(renamed).size, 3);
  });

  it('keeps an id that is not name of the model file', () => {
    const workspace = workspaceWith({ ...DOCUMENTS, [FILE]: YUNET.replace('yunet', 'YuNet of 2023') });
    const edit = rename(workspace, uriOf(SITE), at(workspace, SITE, 'models/yunet'), 'models/new.onnx');
    const written = JSON.stringify(edit);
    assert.ok(written.includes('models/new.onnx') && written.includes('models/new.detector.yaml'), written);
    assert.ok(!/"newText":"new"/u.test(written), written);
  });

  it('goes where its model is moved to, and paths lead there from where they count', () => {
    const documents = {
      ...DOCUMENTS,
      'a/b/deep.blur.yaml': 'images: [photos]\nmodels:\n  face: ../../models/yunet.onnx\n',
    };
    const { graph } = workspaceWith(documents);
    assert.deepEqual(told(detectorFileRenamed(graph, uriOf(MODEL), uriOf('weights/face.onnx'))).sort(), [
      'a/b/deep.blur.yaml: ../../weights/face.onnx',
      `${FILE} → weights/face.detector.yaml`,
      `${NESTOR}: ../weights/face.pt`,
      `${SITE}: weights/face.onnx`,
    ]);
    assert.deepEqual(detectorFileRenamed(graph, uriOf('photos/a.jpg'), uriOf('photos/b.jpg')), []);
  });

  it('never throws, whatever the text', () => {
    for (let end = 0; end <= YUNET.length; end += 3) {
      const workspace = workspaceWith({ [FILE]: YUNET.slice(0, end), [SITE]: DOCUMENTS[SITE] });
      workspace.check(uriOf(FILE));
      const last = workspace.document(uriOf(FILE))?.positionAt(end) ?? { line: 0, character: 0 };
      completion(workspace, uriOf(FILE), last);
      hover(workspace, uriOf(FILE), last);
      codeLenses(workspace, uriOf(FILE));
    }
    for (const text of ['', '# nothing', '---\n---\n', '- a', 'text', 'null', '\u0000', 'hash: [1]\nid: {}'])
      workspaceWith({ [FILE]: text }).check(uriOf(FILE));
  });
});
