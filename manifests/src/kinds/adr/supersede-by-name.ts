import { t } from '@vscode/l10n';
import type { Answers, CommandFolder } from '../../core/contributions/command.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { WorkspaceChange } from '../../core/text/change.ts';
import { isWithin, pathWithin } from '../../core/text/resource.ts';
import { isRefusal, type Refusal } from '../../core/text/refusal.ts';
import { decisionKey, decisionNumber } from '../../formats/citations/mention.ts';
import { supersede } from './create.ts';
import { decisionName, supersededStatus, withStatus, withSupersedes, type Editable } from './edit.ts';
import { recordIn } from './record.ts';
import { TRANSITIONS } from './status.ts';
import { successorOf } from './supersession.ts';

/**
 * Marks the decision `old` as superseded by the decision `new`, each in the other's words; a `new` that names no record is the title
 * of one that is created. Changes nothing where both say so already.
 */
export function supersedeByName(
  folder: CommandFolder,
  { old = '', new: successor = '' }: Answers,
): readonly WorkspaceChange[] | Refusal {
  const { graph } = folder;
  const before = recordNamed(folder, old);
  if (isRefusal(before)) return before;
  const record = recordIn(graph, before.uri);
  if (!record) return unknown(old);
  const isTitle = !looksLikeName(successor) && decisionsNamed(folder, successor).length === 0;
  const after = isTitle ? undefined : recordNamed(folder, successor);
  if (after && isRefusal(after)) return after;
  const refusal = cannotBe(record, before, successorOf(graph, before), after);
  if (refusal) return refusal;
  if (!after) return supersede(record, folder, successor);
  const other = recordIn(graph, after.uri);
  if (!other) return unknown(successor);
  const isMarked = record.model.status?.value === 'superseded';
  const isMentioned = other.model.successions.some(
    ({ relation, key }) => relation === 'supersedes' && key === before.key,
  );
  return [
    ...(isMarked ? [] : [withStatus(record, supersededStatus(record, decisionName(after)))]),
    ...(isMentioned ? [] : [withSupersedes(other, decisionName(before))]),
  ];
}

/** Why a decision cannot be superseded: it is by another already, it is the same, or its status is final. */
function cannotBe(
  { model: { status } }: Editable,
  before: Entity,
  by: Entity | undefined,
  after: Entity | undefined,
): Refusal | undefined {
  if (after?.uri === before.uri) return { refused: t('{0} cannot supersede itself', before.name) };
  if (by && by.uri !== after?.uri)
    return { refused: t('{0} is already superseded by {1}', before.name, by.name) };
  const value = status?.value;
  if (value === undefined || value === 'superseded' || TRANSITIONS[value].includes('superseded'))
    return undefined;
  return { refused: t('The status cannot be changed to "{0}" from the current status', 'superseded') };
}

/** The one record of a name: its number, its id, or the end of its path. */
function recordNamed(folder: CommandFolder, name: string): Entity<'decision'> | Refusal {
  const found = decisionsNamed(folder, name);
  const [only] = found;
  if (only && found.length === 1) return only;
  if (!only) return unknown(name);
  const paths = found.map(({ uri }) => pathWithin(folder.root, uri)).join(', ');
  return { refused: t('Several decisions are called "{0}": {1}', name, paths) };
}

function unknown(name: string): Refusal {
  return { refused: t('Decision "{0}" does not exist', name) };
}

function decisionsNamed({ graph, root }: CommandFolder, name: string): readonly Entity<'decision'>[] {
  const number = /^\d+$/u.test(name) ? Number(name) : decisionNumber(name);
  const path = name.replaceAll('\\', '/').replace(/^(?:\.\/)+/u, '');
  return graph.all('decision', `${root}/x.md`).filter(({ uri, key }) => {
    if (!isWithin(root, uri)) return false;
    if (number !== undefined && key === decisionKey(number)) return true;
    return path !== '' && `/${pathWithin(root, uri)}`.endsWith(`/${path}`);
  });
}

/** True for what is meant to be a record that exists: a number, an id or a file. */
function looksLikeName(name: string): boolean {
  return /^\d+$|\.(?:md|markdown)$/iu.test(name) || decisionNumber(name) !== undefined;
}
