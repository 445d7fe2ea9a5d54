import { PathIndex } from '../../core/paths/path-index.ts';

/** A stage as a graph of stages sees it. Paths are relative to one folder, in their shortest form. */
export interface StageFiles<Stage extends object> {
  readonly stage: Stage;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Stages that must have run before for another reason than files. */
  readonly after: readonly Stage[];
}

/** One stage follows another. */
export interface StageLink<Stage extends object> {
  readonly from: Stage;
  readonly to: Stage;
  /** What the first makes and the second reads; empty when only an order is asked for. */
  readonly paths: readonly string[];
}

/** Links that are read of one pipeline: more than people can look at, few enough for any machine. */
const MAX_LINKS = 50_000;

/** The order that follows from files: who reads what another makes, in whole or in part, runs after it. */
export class StageFlow<Stage extends object> {
  readonly stages: readonly Stage[];
  readonly links: readonly StageLink<Stage>[];
  readonly #before = new Map<Stage, Stage[]>();
  readonly #after = new Map<Stage, Stage[]>();

  constructor(files: readonly StageFiles<Stage>[]) {
    this.stages = files.map(({ stage }) => stage);
    const makers = new PathIndex<{ readonly stage: Stage; readonly path: string }>();
    for (const { stage, outputs } of files) for (const path of outputs) makers.add(path, { stage, path });
    const links: StageLink<Stage>[] = [];
    for (const { stage, inputs, after } of files) {
      if (links.length >= MAX_LINKS) break;
      const paths = new Map<Stage, Set<string>>(after.map((other) => [other, new Set()]));
      for (const input of inputs) {
        for (const maker of makers.touching(input)) {
          const known = paths.get(maker.stage);
          if (known) known.add(maker.path);
          else paths.set(maker.stage, new Set([maker.path]));
        }
      }
      for (const [from, of] of paths) links.push({ from, to: stage, paths: [...of] });
    }
    this.links = links;
    for (const { from, to } of links) {
      push(this.#after, from, to);
      push(this.#before, to, from);
    }
  }

  /** The stages that a stage directly follows. */
  before(stage: Stage): readonly Stage[] {
    return this.#before.get(stage) ?? [];
  }

  /** The stages that directly follow a stage. */
  after(stage: Stage): readonly Stage[] {
    return this.#after.get(stage) ?? [];
  }

  /** The step in which each stage can run at the earliest, from 1; stages on a cycle, and those behind one, have none. */
  steps(): ReadonlyMap<Stage, number> {
    const waiting = new Map(this.stages.map((stage) => [stage, this.before(stage).length] as const));
    const steps = new Map<Stage, number>();
    let ready = this.stages.filter((stage) => waiting.get(stage) === 0);
    for (let step = 1; ready.length > 0; step++) {
      const next: Stage[] = [];
      for (const stage of ready) {
        steps.set(stage, step);
        for (const follower of this.after(stage)) {
          const left = (waiting.get(follower) ?? 0) - 1;
          waiting.set(follower, left);
          if (left === 0) next.push(follower);
        }
      }
      ready = next;
    }
    return steps;
  }
}

function push<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
