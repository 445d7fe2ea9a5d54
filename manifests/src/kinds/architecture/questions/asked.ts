import { t } from '@vscode/l10n';
import type { CommandFolder } from '../../../core/contributions/command.ts';
import type { TerminalAnswer } from '../../../core/contributions/terminal-command.ts';
import { isWithin, pathWithin } from '../../../core/text/resource.ts';
import type { Refusal } from '../../../core/text/refusal.ts';
import { callsOf, type Calls } from '../../../formats/architecture/analysis/calls.ts';
import { isIn, systemsIn, type System } from '../../../formats/architecture/system.ts';
import { statePlace } from '../../../formats/architecture/system-in-state.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';

/** A model that is asked about, in one state. */
export interface Asked {
  readonly system: System;
  readonly calls: Calls;
}

/** What is said of one model: lines, and data beside the name of the model. */
export interface Said {
  readonly lines: readonly string[];
  readonly json: object;
}

/** The models of a folder that have a state. */
interface InState {
  readonly asked: readonly Asked[];
  /** The names of those that do not have it: they are not asked. */
  readonly without: readonly string[];
}

/** @param state its name; the current one of each model where it is not given. */
function modelsIn({ graph, root }: CommandFolder, state: string | undefined): InState | Refusal {
  const systems = systemsIn(graph, root, (uri) => isWithin(root, uri));
  if (systems.length === 0) return { refused: t('No architecture model in this folder') };
  const asked: Asked[] = [];
  const without: string[] = [];
  for (const system of systems) {
    const place = state === undefined ? system.current : statePlace(system, state);
    if (place === undefined) without.push(system.name);
    else asked.push({ system, calls: callsOf(system, place) });
  }
  return state !== undefined && asked.length === 0
    ? { refused: unknownState(systems, state) }
    : { asked, without };
}

/** Why nothing is said of a state that no model has. */
export function unknownState(systems: readonly System[], name: string): string {
  const names = systems.flatMap(({ states }) =>
    states.filter(({ entity }) => entity !== undefined).map((state) => state.name),
  );
  return names.length === 0
    ? t('The state "{0}" does not exist: the model declares no states', name)
    : t('The state "{0}" does not exist. States: {1}', name, [...new Set(names)].join(', '));
}

/** Asks each model of a folder that has the state, under its name and state. */
export function askEach(
  folder: CommandFolder,
  state: string | undefined,
  ask: (asked: Asked) => Said | undefined,
): TerminalAnswer | Refusal {
  const models = modelsIn(folder, state);
  return 'refused' in models ? models : answerOf(folder, models, ask);
}

function answerOf(
  folder: CommandFolder,
  { asked, without }: InState,
  ask: (asked: Asked) => Said | undefined,
): TerminalAnswer {
  const lines: string[] = [];
  const models: object[] = [];
  for (const one of asked) {
    const said = ask(one);
    if (!said) continue;
    const { name, root, states } = one.system;
    const state = states[one.calls.state]?.name ?? '';
    if (lines.length > 0) lines.push('');
    lines.push(
      state === '' ? name : t('{0}, state "{1}"', name, state),
      ...said.lines.map((line) => `  ${line}`),
    );
    const file = root === undefined ? undefined : pathWithin(folder.root, root);
    models.push({
      model: name,
      ...(file === undefined ? {} : { file }),
      ...(state === '' ? {} : { state }),
      ...said.json,
    });
  }
  return {
    lines,
    json: { models, ...(without.length > 0 && { notAsked: without }) },
    notes: notAskedNotes(without),
  };
}

/** What there is to say of models that are left out. @param without their names. */
export function notAskedNotes(without: readonly string[]): readonly string[] {
  return without.length > 0
    ? [t('Not asked, because they do not have the state: {0}', without.join(', '))]
    : [];
}

/**
 * Asks the models that have all of the elements.
 * @returns a refusal that names the first element which none has, with the closest name, or that a given state does not have.
 */
export function askAbout(
  folder: CommandFolder,
  state: string | undefined,
  ids: readonly string[],
  ask: (asked: Asked) => Said,
): TerminalAnswer | Refusal {
  const models = modelsIn(folder, state);
  if ('refused' in models) return models;
  const { asked } = models;
  const having = asked.filter(({ system }) => ids.every((id) => system.elements.has(id)));
  if (having.length === 0) {
    const missing = ids.find((id) => !asked.some(({ system }) => system.elements.has(id))) ?? ids[0] ?? '';
    const suggestion = nearest(
      missing,
      asked.flatMap(({ system }) => [...system.elements.keys()]),
    );
    return {
      refused: suggestion
        ? t('The element "{0}" does not exist. Did you mean "{1}"?', missing, suggestion)
        : t('The element "{0}" does not exist', missing),
    };
  }
  const there = state === undefined ? having : having.filter((one) => !missingFrom(one, ids));
  const [elsewhere] = having;
  if (there.length === 0 && elsewhere)
    return {
      refused: t(
        'The element "{0}" is not in the state "{1}"',
        missingFrom(elsewhere, ids) ?? '',
        state ?? '',
      ),
    };
  return answerOf(folder, models, (one) => (there.includes(one) ? ask(one) : undefined));
}

/** The first of some elements of a model that is not in the state that is asked about. */
function missingFrom({ system, calls }: Asked, ids: readonly string[]): string | undefined {
  return ids.find((id) => {
    const element = system.elements.get(id);
    return element === undefined || !isIn(element, calls.state);
  });
}
