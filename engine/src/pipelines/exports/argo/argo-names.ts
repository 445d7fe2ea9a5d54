import { labelOf, Names } from '../names.ts';
import type { PortableOutput, PortableRun } from '../portable/portable-pipeline.ts';

/** The names of what a workflow consists of. */
export class ArgoNames {
  readonly #tasks = new Names();
  readonly #labels = new Map<string, string>();
  /** Of the outputs of each run. */
  readonly #artifacts = new Map<string, Names>();
  readonly #inputs = new Names();

  /** What the names of workflows begin with: Kubernetes adds a few characters. */
  readonly workflow: string;
  /** The template that has the tasks. */
  readonly pipeline: string;
  /** The Secret that holds the secrets, unless another one is named. */
  readonly secret: string;

  constructor(name: string, runs: readonly PortableRun[]) {
    this.workflow = new Names(50).of(name);
    this.secret = `${this.workflow}-secrets`;
    this.pipeline = this.#tasks.of('pipeline');
    this.#inputs.of('repository');
    for (const run of runs) this.#labels.set(run.name, this.#tasks.of(labelOf(run), `run ${run.name}`));
  }

  /** Of the template and the task of a run. */
  task({ name }: Pick<PortableRun, 'name'>): string {
    return this.#labels.get(name) ?? name;
  }

  /** Of an output in its own run. */
  artifact({ run, name }: PortableOutput): string {
    const names = this.#artifacts.get(run) ?? new Names();
    this.#artifacts.set(run, names);
    return names.of(name);
  }

  /** Of the output of a run in those that read it. */
  input(output: PortableOutput): string {
    return this.#inputs.of(`${this.task({ name: output.run })} ${this.artifact(output)}`);
  }
}
