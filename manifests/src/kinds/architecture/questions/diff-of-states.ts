import { t } from '@vscode/l10n';
import type { CommandFolder } from '../../../core/contributions/command.ts';
import type { TerminalAnswer } from '../../../core/contributions/terminal-command.ts';
import type { Refusal } from '../../../core/text/refusal.ts';
import { isWithin } from '../../../core/text/resource.ts';
import { stateDifferences } from '../../../formats/architecture/analysis/differences.ts';
import { evaluateCheck } from '../../../formats/architecture/checks/evaluate.ts';
import { systemsOfCheck } from '../../../formats/architecture/checks/of-record.ts';
import { checksIn } from '../../../formats/architecture/checks/read.ts';
import { statePlace, systemInState } from '../../../formats/architecture/system-in-state.ts';
import { systemsIn, type System } from '../../../formats/architecture/system.ts';
import { unknownState } from './asked.ts';
import { changeReport, type ModelChange } from './change-report.ts';

/** The names of two states. */
interface TwoStates {
  readonly from: string;
  readonly to: string;
}

/** What breaks a check of a decision. */
interface BrokenCheck {
  readonly decision: string;
  readonly check: string;
  readonly subject: string;
  readonly model: string;
}

/** The two states of `as-is..to-be`; undefined for the name of one. */
export function betweenStates(state: string | undefined): TwoStates | undefined {
  const [from = '', ...to] = (state ?? '').split('..');
  return from === '' || to.join('') === '' ? undefined : { from, to: to.join('..') };
}

/** What is different between two states of each model of a folder that has both, and which checks of decisions break on the way. */
export function diffOfStates(folder: CommandFolder, { from, to }: TwoStates): TerminalAnswer | Refusal {
  const { graph, root } = folder;
  const systems = systemsIn(graph, root, (uri) => isWithin(root, uri));
  if (systems.length === 0) return { refused: t('No architecture model in this folder') };
  for (const name of [from, to])
    if (systems.every((system) => statePlace(system, name) === undefined))
      return { refused: unknownState(systems, name) };
  const changes: ModelChange[] = [];
  const without: string[] = [];
  const broken: BrokenCheck[] = [];
  const mended: BrokenCheck[] = [];
  for (const system of systems) {
    const [first, last] = [statePlace(system, from), statePlace(system, to)];
    if (first === undefined || last === undefined) {
      without.push(system.name);
      continue;
    }
    const [before, after] = [systemInState(system, first), systemInState(system, last)];
    changes.push({ name: system.name, before, after, differences: stateDifferences(before, after) });
    const [was, is] = [brokenIn(folder, system, before), brokenIn(folder, system, after)];
    broken.push(...notAmong(is, was));
    mended.push(...notAmong(was, is));
  }
  if (changes.length === 0) return { refused: t('No model has both states: {0}', [from, to].join(', ')) };
  return changeReport(
    changes,
    {
      sections: [
        [t('Checks broken'), broken.map(checkText)],
        [t('Checks that hold again'), mended.map(checkText)],
      ],
      json: { from, to, broken, mended },
    },
    without,
  );
}

/** What breaks the checks of accepted decisions in a state. @param system the whole model. */
function brokenIn(
  { graph, root, today }: CommandFolder,
  system: System,
  state: System,
): readonly BrokenCheck[] {
  return graph.all('decision', root).flatMap(({ uri, name, facts }) => {
    if (facts?.status !== 'accepted') return [];
    return checksIn(facts.checks).flatMap((check) =>
      systemsOfCheck(graph, uri, check).includes(system)
        ? evaluateCheck(check, state, today).broken.map(({ text }) => ({
            decision: name,
            check: check.id,
            subject: text,
            model: system.name,
          }))
        : [],
    );
  });
}

/** Those that are not among others. */
function notAmong(some: readonly BrokenCheck[], others: readonly BrokenCheck[]): readonly BrokenCheck[] {
  const known = new Set(others.map((one) => JSON.stringify(one)));
  return some.filter((one) => !known.has(JSON.stringify(one)));
}

function checkText({ decision, check, subject, model }: BrokenCheck): string {
  return `${subject} (${decision}, ${check}, ${model})`;
}
