import { keptBy } from '../../../core/text/memory.ts';
import { accessesIn } from '../expression/accesses.ts';
import type { WorkflowModel } from '../model.ts';

/** What the expressions of a document read of one context: outputs of jobs, or of the steps of a job. */
export class ReadOutputs {
  /** `job output`, in small letters; `job *` where all of them are. */
  readonly #read = new Set<string>();
  /** Those of whose result or outputs anything is read. */
  readonly #owners = new Set<string>();
  #all = false;

  add(
    owner: string | undefined,
    property: string | undefined,
    output: string | undefined,
    isAll: boolean,
  ): void {
    if (owner === undefined) {
      this.#all = true;
      return;
    }
    const key = owner.toLowerCase();
    this.#owners.add(key);
    if (isAll) this.#read.add(`${key} *`);
    else if (property?.toLowerCase() === 'outputs') this.#read.add(`${key} ${(output ?? '*').toLowerCase()}`);
  }

  /** True when the output, or all there is, is read. */
  reads(owner: string, output: string): boolean {
    const key = owner.toLowerCase();
    return this.#all || this.#read.has(`${key} *`) || this.#read.has(`${key} ${output.toLowerCase()}`);
  }

  /** True when anything of a job or a step is read. */
  asks(owner: string): boolean {
    return this.#all || this.#owners.has(owner.toLowerCase());
  }
}

/** What is read of jobs, of all steps, and of the jobs that one job names. Kept for as long as the model is. */
export const outputsReadIn = keptBy((model: WorkflowModel) => {
  const ofJobs = new ReadOutputs();
  const bySteps = new Map<string | undefined, ReadOutputs>();
  const byJob = new Map<string, ReadOutputs>();
  for (const { parsed, site } of model.expressions) {
    const job = site.path[0] === 'jobs' ? String(site.path[1]).toLowerCase() : undefined;
    for (const { context, steps } of accessesIn(parsed.tree)) {
      const name = context.lexeme.toLowerCase();
      const [owner, property, output] = steps;
      const given = [owner?.name, property?.name, output?.name, !property] as const;
      if (name === 'needs' || name === 'jobs') ofJobs.add(...given);
      if (name === 'needs' && job !== undefined) of(byJob, job).add(...given);
      if (name === 'steps') of(bySteps, job).add(...given);
    }
  }
  return { ofJobs, bySteps, byJob };
});

function of<Key>(map: Map<Key, ReadOutputs>, key: Key): ReadOutputs {
  const known = map.get(key);
  if (known) return known;
  const made = new ReadOutputs();
  map.set(key, made);
  return made;
}
