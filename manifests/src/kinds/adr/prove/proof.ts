import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { isWithin } from '../../../core/text/resource.ts';
import { askedValues, type AskedValue } from '../../../formats/architecture/checks/asked-values.ts';
import type { DecisionCheck } from '../../../formats/architecture/checks/check.ts';
import { evaluateCheck, type Instance, type Outcome } from '../../../formats/architecture/checks/evaluate.ts';
import { systemsOfCheck } from '../../../formats/architecture/checks/of-record.ts';
import { isAboutNothing } from '../../../formats/architecture/checks/about-nothing.ts';
import { checksIn } from '../../../formats/architecture/checks/read.ts';
import type { System } from '../../../formats/architecture/system.ts';
import { statePlace } from '../../../formats/architecture/system-in-state.ts';

/** How a check stands. `empty`: the model has nothing that it is about; `no-model`: there is no model. */
export type Verdict = 'holds' | 'broken' | 'unknown' | 'empty' | 'no-model';

/** An element, a flow or a way, with what the model says of it. */
export interface Told {
  readonly subject: string;
  readonly values: readonly AskedValue[];
}

/** The verdict of a check of a decision in one model, with its evidence. */
export interface Proof {
  readonly check: DecisionCheck;
  readonly verdict: Verdict;
  /** Undefined where there is no model. */
  readonly system: System | undefined;
  /** What is as it must be. */
  readonly proven: readonly Told[];
  /** Counterexamples. */
  readonly broken: readonly Told[];
  /** What the model does not say enough of: the values that are missing. */
  readonly open: readonly Told[];
  /** Names of what an exception leaves out. */
  readonly excepted: readonly string[];
  /** Of which the model does not say whether the check is about them: the values that are missing. */
  readonly unselected: readonly Told[];
  /** Elements or flows that were looked at. */
  readonly looked: number;
}

/** A decision with its checks. */
export interface ProvenDecision {
  readonly decision: Entity<'decision'>;
  readonly proofs: readonly Proof[];
  /** How many of its checks cannot be read. */
  readonly unread: number;
}

/** What the checks are asked with. */
export interface ProofContext {
  readonly graph: Graph;
  /** ISO: exceptions count to their last day. */
  readonly today: string;
  /** Undefined for the current state of each model. */
  readonly state: string | undefined;
}

/** The decisions below a folder that are in force or proposed and ask something of a model. */
export function decisionsWithChecks(graph: Graph, root: string): readonly Entity<'decision'>[] {
  return graph
    .all('decision', root)
    .filter(
      ({ uri, facts }) =>
        isWithin(root, uri) && (facts?.checks !== undefined || (facts?.unreadChecks ?? 0) > 0),
    );
}

/** True for a decision whose checks count, or are previewed. */
export function isAsked({ facts }: Entity<'decision'>): boolean {
  return facts?.status === 'accepted' || facts?.status === 'proposed' || facts?.status === 'draft';
}

/** The checks of a decision, in each of their models. */
export function proofsOf(decision: Entity<'decision'>, context: ProofContext): readonly Proof[] {
  return checksIn(decision.facts?.checks).flatMap((check) => proofsOfCheck(decision, check, context));
}

function proofsOfCheck(
  { uri }: Entity<'decision'>,
  check: DecisionCheck,
  { graph, today, state }: ProofContext,
): readonly Proof[] {
  const systems = systemsOfCheck(graph, uri, check).flatMap((system) => inState(system, state) ?? []);
  if (systems.length === 0) return [{ check, ...NOTHING }];
  return systems.map((system) => {
    const outcome = evaluateCheck(check, system, today);
    // What is counted and is in another state only, is counted as 0.
    const isZero = outcome.isEmpty && check.verb === 'atMost' && !isAboutNothing(check, system, today);
    return proofOf(check, system, isZero ? { ...outcome, isEmpty: false } : outcome);
  });
}

/** Where there is no model to look at. */
const NOTHING: Omit<Proof, 'check'> = {
  verdict: 'no-model',
  system: undefined,
  proven: [],
  broken: [],
  open: [],
  excepted: [],
  unselected: [],
  looked: 0,
};

function inState(system: System, state: string | undefined): System | undefined {
  if (state === undefined) return system;
  const place = statePlace(system, state);
  return place === undefined ? undefined : { ...system, current: place };
}

function proofOf(check: DecisionCheck, system: System, outcome: Outcome): Proof {
  const asked = (instance: Instance): Told => told(instance, check.requirement, system);
  const missing = (instance: Instance, values: Told['values']): Told => ({
    subject: instance.text,
    values: values.filter((one) => one.values === undefined),
  });
  return {
    check,
    verdict: verdictOf(outcome),
    system,
    proven: outcome.proven.map(asked),
    broken: outcome.broken.map(asked),
    open: outcome.open.map((one) => missing(one, asked(one).values)),
    excepted: outcome.excepted.map(({ text }) => text),
    unselected: outcome.unselected.map((one) => missing(one, told(one, check.selector, system).values)),
    looked: outcome.looked,
  };
}

function verdictOf({ broken, open, isEmpty }: Outcome): Verdict {
  if (broken.length > 0) return 'broken';
  if (isEmpty) return 'empty';
  return open.length > 0 ? 'unknown' : 'holds';
}

function told({ text, item }: Instance, asked: DecisionCheck['requirement'], system: System): Told {
  // Of what must not be at all, or not so often, nothing more is asked.
  const isAsked = item !== undefined && typeof asked !== 'boolean' && typeof asked !== 'number';
  return { subject: text, values: isAsked ? askedValues(system, item, asked) : [] };
}
