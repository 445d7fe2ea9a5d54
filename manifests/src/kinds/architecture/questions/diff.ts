import { t } from '@vscode/l10n';
import type { CommandFolder } from '../../../core/contributions/command.ts';
import type { ChangedFinding } from '../../../core/contributions/comparison.ts';
import type { TerminalRun } from '../../../core/contributions/terminal-command.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { isWithin, pathWithin } from '../../../core/text/resource.ts';
import { systemDifferences } from '../../../formats/architecture/analysis/differences.ts';
import { systemsIn, type System } from '../../../formats/architecture/system.ts';
import { statePlace, systemInState } from '../../../formats/architecture/system-in-state.ts';
import { unknownState } from './asked.ts';
import { changeReport, type ModelChange } from './change-report.ts';
import { betweenStates, diffOfStates } from './diff-of-states.ts';

/** Rules whose findings are about the model, and what was decided of it. */
const ABOUT_MODELS = /^(?:architecture\/|adr\/check-)/u;
/**
 * What changed in the models since a commit, and which checks broke. With a state, elements and flows of others are left out: findings
 * are those of all states. Without a commit, two states of the models are compared. JSON: `models`, `broken` and `mended`.
 */
export const diff: TerminalRun = (folder, { state, revision }, comparison) => {
  const between = betweenStates(state);
  if (between)
    return revision === undefined
      ? diffOfStates(folder, between)
      : { refused: t('Two states are compared without a revision') };
  if (!comparison) return { refused: t('Name a revision, or two states: {0}', '--state FROM..TO') };
  const all = modelChanges(folder, comparison.graph);
  if (all.length === 0) return { refused: t('No architecture model in this folder') };
  const changes = state === undefined ? all : all.flatMap((change) => changeInState(change, state) ?? []);
  if (state !== undefined && changes.length === 0)
    return {
      refused: unknownState(
        all.flatMap(({ before, after }) => after ?? before ?? []),
        state,
      ),
    };
  const asked = new Set(changes.map(({ name }) => name));
  const without = all.map(({ name }) => name).filter((name) => !asked.has(name));
  const [broken, mended] = [about(folder, comparison.broken), about(folder, comparison.mended)];
  return changeReport(
    changes,
    {
      sections: [
        [t('New findings'), findingTexts(folder, broken)],
        [t('Resolved findings'), findingTexts(folder, mended)],
      ],
      json: {
        broken: broken.map((finding) => findingData(folder, finding)),
        mended: mended.map((finding) => findingData(folder, finding)),
        ...(state !== undefined && { state }),
      },
    },
    without,
  );
};

/** A change as far as it is one of a state; undefined where neither time of the model has that. A state that is new was empty. */
function changeInState({ name, before, after }: ModelChange, state: string): ModelChange | undefined {
  const inState = (system: System | undefined): System | undefined => {
    const place = system && statePlace(system, state);
    return system && place !== undefined ? systemInState(system, place) : undefined;
  };
  const [was, is] = [inState(before), inState(after)];
  if (!was && !is) return undefined;
  return { name, before: was, after: is, differences: systemDifferences(was, is) };
}

/** The findings that the question is about. */
function about({ root }: CommandFolder, findings: readonly ChangedFinding[]): readonly ChangedFinding[] {
  return findings.filter(({ rule, uri }) => ABOUT_MODELS.test(rule) && isWithin(root, uri));
}

function modelChanges({ graph, root }: CommandFolder, past: Graph): readonly ModelChange[] {
  const isBelow = (uri: string): boolean => isWithin(root, uri);
  const [after, before] = [systemsIn(graph, root, isBelow), systemsIn(past, root, isBelow)];
  const keyOf = ({ name, root: file }: System): string => `${name}\n${file ?? ''}`;
  const old = new Map(before.map((system) => [keyOf(system), system]));
  const current = new Map(after.map((system) => [keyOf(system), system]));
  // A model whose file was moved has kept its name.
  const movedTo = (system: System): System | undefined =>
    before.find((one) => one.name === system.name && !current.has(keyOf(one)));
  const used = new Set<System>();
  const changes = after.map((system): ModelChange => {
    const was = old.get(keyOf(system)) ?? movedTo(system);
    if (was) used.add(was);
    return { name: system.name, before: was, after: system, differences: systemDifferences(was, system) };
  });
  const gone = before
    .filter((system) => !used.has(system))
    .map((system): ModelChange => ({
      name: system.name,
      before: system,
      after: undefined,
      differences: systemDifferences(system, undefined),
    }));
  return [...changes, ...gone];
}

function findingTexts({ root }: CommandFolder, findings: readonly ChangedFinding[]): readonly string[] {
  return findings.map(({ uri, rule, message }) => `${message} (${rule}, ${pathWithin(root, uri)})`);
}

function findingData({ root }: CommandFolder, { uri, rule, message, severity }: ChangedFinding): object {
  return { file: pathWithin(root, uri), rule, severity, message };
}
