import { t } from '@vscode/l10n';
import type { CommandFolder } from '../../../core/contributions/command.ts';
import type { FolderPast, TerminalReplay } from '../../../core/contributions/past-folder.ts';
import type { Entity } from '../../../core/graph/entity.ts';
import { pathWithin } from '../../../core/text/resource.ts';
import { decisionNumber } from '../../../formats/citations/mention.ts';
import { brokenSince, type Since } from './broken-since.ts';
import { decisionsWithChecks, isAsked, proofsOf, type Proof, type ProvenDecision } from './proof.ts';
import { decisionLines, type ProofSince } from './proof-text.ts';

/** Commits that are read where the command line does not say how many. */
const COMMITS = 50;
/** Commits that are read at most: each is a listing of the folder. */
const MOST_COMMITS = 1000;

/**
 * Show whether the checks of decisions hold, with evidence, and since which commit they are broken. JSON: `decisions`, each with its `checks`.
 */
export const prove: TerminalReplay = async (folder, { decision: asked, state, commits }, openPast) => {
  const { graph, root, today } = folder;
  const most = commits === undefined ? COMMITS : countOf(commits);
  if (most === undefined)
    return { refused: t('"{0}" is not a number of commits: expected 0 to {1}', commits ?? '', MOST_COMMITS) };
  const all = decisionsWithChecks(graph, root);
  const named = all.filter((one) => asked === undefined || isNamed(folder, one, asked));
  if (named.length === 0)
    return {
      refused:
        asked === undefined
          ? t('No decision in this folder has checks')
          : t('No decision with checks is called "{0}"', asked),
    };
  const decisions = named.filter(isAsked).map((decision): ProvenDecision => ({
    decision,
    proofs: proofsOf(decision, { graph, today, state }),
    unread: decision.facts?.unreadChecks ?? 0,
  }));
  const proofs = decisions.flatMap((one) => one.proofs);
  if (state !== undefined && proofs.length > 0 && proofs.every(({ system }) => system === undefined))
    return { refused: t('No checked model has a state "{0}"', state) };
  const past = most > 0 && proofs.some(isBroken) ? await openPast(most) : undefined;
  const since = await sinceOf(decisions, past, { root, today, state });
  const over = named.filter((one) => !isAsked(one));
  const hasNoPast = most > 0 && proofs.some(isBroken) && past === undefined;
  return {
    lines: [
      ...decisions.flatMap((one) => decisionLines(one, since, pathWithin(root, one.decision.uri))),
      summary(proofs, decisions),
    ],
    json: { decisions: decisions.map((one) => decisionJson(folder, one, since)) },
    notes: [
      ...(over.length === 0
        ? []
        : [t('Not proven, because they are not in force: {0}', over.map(({ name }) => name).join(', '))]),
      ...(hasNoPast ? [t('There are no commits to search: since when a check is broken is unknown')] : []),
    ],
  };
};

function countOf(text: string): number | undefined {
  const count = /^\d{1,4}$/u.test(text) ? Number(text) : undefined;
  return count !== undefined && count <= MOST_COMMITS ? count : undefined;
}

/** By its id, its number or its file, as `vitruve adr supersede` names decisions. */
function isNamed({ root }: CommandFolder, { name, uri, facts }: Entity<'decision'>, asked: string): boolean {
  const number = /^\d+$/u.test(asked) ? Number(asked) : decisionNumber(asked);
  return (
    name === asked || pathWithin(root, uri) === asked || (number !== undefined && number === facts?.number)
  );
}

function isBroken({ verdict }: Proof): boolean {
  return verdict === 'broken';
}

/** Since when the checks that are broken are. */
async function sinceOf(
  decisions: readonly ProvenDecision[],
  past: FolderPast | undefined,
  replay: Parameters<typeof brokenSince>[2],
): Promise<ProofSince> {
  const broken = decisions.flatMap(({ decision, proofs }) =>
    proofs.filter(isBroken).map((proof) => ({ decision, id: proof.check.id, proof })),
  );
  const found = await brokenSince(broken, past, replay);
  return new Map(
    broken.flatMap(({ proof }, index): readonly (readonly [Proof, Since])[] => {
      const since = found[index];
      return since ? [[proof, since]] : [];
    }),
  );
}

function summary(proofs: readonly Proof[], decisions: readonly ProvenDecision[]): string {
  const count = (...verdicts: readonly Proof['verdict'][]): number =>
    proofs.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const unread = decisions.reduce((sum, one) => sum + one.unread, 0);
  return t(
    'Checks: {0} hold, {1} broken, {2} unknown, {3} not applicable, {4} unreadable',
    ...[count('holds'), count('broken'), count('unknown'), count('empty', 'no-model'), unread],
  );
}

function decisionJson(
  { root }: CommandFolder,
  { decision, proofs, unread }: ProvenDecision,
  since: ProofSince,
): object {
  return {
    decision: decision.name,
    file: pathWithin(root, decision.uri),
    status: decision.facts?.status,
    ...(unread > 0 && { unreadChecks: unread }),
    checks: proofs.map((proof) => ({
      id: proof.check.id,
      verdict: proof.verdict,
      ...(proof.system && { model: proof.system.name, ...stateOf(proof) }),
      looked: proof.looked,
      proven: proof.proven.map(toldJson),
      broken: proof.broken.map(toldJson),
      unknown: proof.open.map(({ subject, values }) => ({ subject, missing: values.map(({ key }) => key) })),
      excepted: proof.excepted,
      unselected: proof.unselected.map(({ subject, values }) => ({
        subject,
        missing: values.map(({ key }) => key),
      })),
      ...(since.has(proof) && { since: since.get(proof) }),
    })),
  };
}

function stateOf({ system }: Proof): { readonly state?: string } {
  const name = system?.states[system.current]?.name ?? '';
  return name === '' ? {} : { state: name };
}

function toldJson({ subject, values }: Proof['proven'][number]): object {
  return {
    subject,
    ...(values.length > 0 && {
      values: Object.fromEntries(values.map((one) => [one.key, one.values ?? null])),
    }),
  };
}
