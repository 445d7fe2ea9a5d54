import assert from 'node:assert/strict';
import {
  editCell,
  applyChanges,
  type RaciModel,
  type RuleContext,
  type CellEdit,
  type ResponsibilityMatrix,
  type Source,
  type Content,
  type Workspace,
} from '@vitruve/manifests';
import { uriOf, workspaceOf } from '@vitruve/manifests/testing';

/**
 * The pictures of a document.
 * @throws AssertionError when one leads to a place outside of its text, or draws an arrow to nothing.
 */
export function viewsOf(workspace: Workspace, uri: string): readonly Content[] {
  const manifest = workspace.manifest(uri);
  const contents = (manifest?.kind.views ?? []).flatMap((view) =>
    view.scope === 'document'
      ? (view.build(manifest?.context ?? assert.fail(), () => workspace.check(uri).findings) ?? [])
      : [],
  );
  for (const content of contents) {
    for (const source of sourcesIn(content)) {
      const length = workspace.document(source.uri)?.getText().length ?? 0;
      for (const { start, end } of [source, ...(source.extent ? [source.extent] : [])])
        assert.ok(
          0 <= start && start <= end && end <= length,
          `${content.type}: ${start} to ${end} of ${length}`,
        );
    }
    if (content.type !== 'diagram') continue;
    const ids = new Set(content.diagram.nodes.map(({ id }) => id));
    assert.equal(ids.size, content.diagram.nodes.length, 'two nodes have one id');
    for (const { from, to } of content.diagram.edges)
      assert.ok(ids.has(from) && ids.has(to), `${from} to ${to}`);
  }
  return contents;
}

function* sourcesIn(value: unknown): Iterable<Source> {
  if (typeof value !== 'object' || value === null) return;
  if ('uri' in value && 'start' in value && 'end' in value) yield value as Source;
  for (const part of Object.values(value)) yield* sourcesIn(part);
}

/** After each edit the text is read again, so that as many edits as matrices would be quadratic work. */
const MOST_MATRICES = 2;

/**
 * Gives a cell of the first matrices other letters, and clears it.
 * @throws AssertionError when another cell changes by it, or the cell does not.
 */
export function cellEditsOf(workspace: Workspace, uri: string): void {
  const manifest = workspace.manifest(uri);
  if (manifest?.kind.id !== 'raci') return;
  const context = manifest.context as RuleContext<RaciModel>;
  const before = matricesOf(workspace, uri);
  for (const [matrix, { activities, roles, letters }] of before.slice(0, MOST_MATRICES).entries()) {
    // Another cell for each text.
    const { length } = context.document.getText();
    const activityIndex = length % Math.max(1, activities.length);
    const role = roles[length % Math.max(1, roles.length)]?.name;
    const activity = activities[activityIndex]?.name;
    if (activity === undefined || role === undefined) continue;
    for (const written of [letters[length % letters.length]?.letter ?? '', '']) {
      tryEdit(context, before, { matrix, activity, activityIndex, role, letters: written });
    }
  }
}

function tryEdit(
  context: RuleContext<RaciModel>,
  before: readonly ResponsibilityMatrix[],
  edit: CellEdit,
): void {
  const changes = editCell(context, edit);
  if ('refused' in changes) return;
  const text = applyChanges(context.document.getText(), changes);
  const path = context.document.uri.slice(uriOf('').length);
  const after = matricesOf(workspaceOf({ [path]: text }), context.document.uri);
  const wanted = before.map((matrix, index) => cellsOf(matrix, index === edit.matrix ? edit : undefined));
  assert.deepEqual(
    after.map((matrix) => cellsOf(matrix)),
    wanted,
    `${JSON.stringify(edit)} gives\n${text}`,
  );
}

function matricesOf(workspace: Workspace, uri: string): readonly ResponsibilityMatrix[] {
  const manifest = workspace.manifest(uri);
  const view = manifest?.kind.views?.find(({ id }) => id === 'raci/matrix');
  const content = manifest && view?.scope === 'document' ? view.build(manifest.context, () => []) : undefined;
  return content?.type === 'matrices' ? content.matrices : [];
}

/** The filled cells of each row by role, with those that an edit asks for. */
function cellsOf({ activities, roles }: ResponsibilityMatrix, edit?: CellEdit): unknown {
  return activities.map(({ name, section, cells }, index) => {
    const letters = cells.flatMap((cell, column): [string, string][] => {
      const isEdited = index === edit?.activityIndex && roles[column]?.name === edit.role;
      const held = isEdited ? edit.letters : cell.letters;
      return held === '' ? [] : [[roles[column]?.name ?? '', held.split('/').sort().join('/')]];
    });
    return { name, section, cells: letters.sort(([a], [b]) => (a < b ? -1 : 1)) };
  });
}
