import { t } from '@vscode/l10n';
import type { CommandFolder } from '../../../core/contributions/command.ts';
import type { TerminalAnswer } from '../../../core/contributions/terminal-command.ts';
import { isWithin, pathWithin } from '../../../core/text/resource.ts';
import type { Refusal } from '../../../core/text/refusal.ts';
import { callsOf, type Calls } from '../../../formats/architecture/analysis/calls.ts';
import { systemsIn, type System } from '../../../formats/architecture/system.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';

/** A model that is asked about, in its current state. */
export interface Asked {
  readonly system: System;
  readonly calls: Calls;
}

/** What is said of one model: lines, and data beside the name of the model. */
export interface Said {
  readonly lines: readonly string[];
  readonly json: object;
}

/** The models of a folder. */
export function modelsIn({ graph, root }: CommandFolder): readonly Asked[] {
  const systems = systemsIn(graph, root, (uri) => isWithin(root, uri));
  return systems.map((system) => ({ system, calls: callsOf(system, system.current) }));
}

/** Asks each model of a folder, under its name and state. */
export function askEach(
  folder: CommandFolder,
  ask: (asked: Asked) => Said | undefined,
): TerminalAnswer | Refusal {
  const asked = modelsIn(folder);
  if (asked.length === 0) return { refused: t('No architecture model in this folder') };
  const lines: string[] = [];
  const models: object[] = [];
  for (const one of asked) {
    const said = ask(one);
    if (!said) continue;
    const { name, root, states, current } = one.system;
    const state = states[current]?.name ?? '';
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
  return { lines, json: { models } };
}

/**
 * Asks the models that have all of the elements.
 * @returns a refusal that names the first element which none has, with the closest name.
 */
export function askAbout(
  folder: CommandFolder,
  ids: readonly string[],
  ask: (asked: Asked) => Said,
): TerminalAnswer | Refusal {
  const asked = modelsIn(folder);
  const having = asked.filter(({ system }) => ids.every((id) => system.elements.has(id)));
  if (asked.length > 0 && having.length === 0) {
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
  return askEach(folder, (one) =>
    having.some(({ system }) => system === one.system) ? ask(one) : undefined,
  );
}
