import { t } from '@vscode/l10n';
import type { RuleContext } from '../../core/rules/rule.ts';
import type { YamlPair } from '../../core/yaml/node.ts';
import { calledBy } from './callable.ts';
import { eventType, inputsType, matrixType, secretsType } from './declared-types.ts';
import { isGitea } from './detect.ts';
import { FIXED, githubType } from './expression/builtin.ts';
import type { Scope } from './expression/check.ts';
import {
  ANY,
  OBJECT,
  objectOf,
  objectWith,
  STRING,
  type ObjectType,
  type Property,
  type Type,
} from './expression/type.ts';
import type { Site } from './grammar/site.ts';
import type { Job, Step, WorkflowModel } from './model.ts';

/** What expressions of one document may name, place by place. Made for one check, from the model and the graph. */
export class Contexts {
  readonly #context: RuleContext<WorkflowModel>;
  readonly #common: ReadonlyMap<string, Type>;
  readonly #byJob = new Map<Job | undefined, JobContexts>();
  readonly #jobs: ReadonlyMap<string, Job>;
  /** The place asked for last: expressions of a step follow one another. */
  #last:
    | (Pick<Scope, 'contexts' | 'explain'> & {
        readonly job: Job | undefined;
        readonly step: number | undefined;
      })
    | undefined;

  constructor(context: RuleContext<WorkflowModel>) {
    this.#context = context;
    const { model, document } = context;
    this.#jobs = new Map(model.jobs.map((job) => [job.key, job]));
    const gitea = isGitea(document.uri);
    const github = githubType(eventType(model), gitea);
    this.#common = new Map<string, Type>([
      ...Object.entries(FIXED),
      ['github', github],
      ...(gitea
        ? ([
            ['gitea', github],
            ['forgejo', github],
            ['forge', github],
          ] as const)
        : []),
      ['inputs', inputsType(model)],
      ['secrets', secretsType(model)],
      ['jobs', this.#jobsType()],
    ]);
  }

  /** What an expression at a site may name. */
  scopeAt({ path, contexts, functions }: Pick<Site, 'path' | 'contexts' | 'functions'>): Scope {
    const job = path[0] === 'jobs' ? this.#jobs.get(String(path[1]).toLowerCase()) : undefined;
    const step = stepOf(path);
    let last = this.#last;
    if (!last || last.job !== job || last.step !== step) {
      last = {
        job,
        step,
        contexts: this.#typesAt(job, step),
        explain: (context, name) => this.#explain(job, step, context, name),
      };
      this.#last = last;
    }
    const { contexts: types, explain } = last;
    return {
      contexts: types,
      // Gitea and Forgejo do not check where a context is available: https://docs.gitea.com/usage/actions/comparison
      available: this.#common.has('gitea') ? [...types.keys()] : contexts,
      functions,
      ...(explain ? { explain } : {}),
    };
  }

  #typesAt(job: Job | undefined, step: number | undefined): ReadonlyMap<string, Type> {
    const own = this.#ofJob(job);
    return new Map<string, Type>([
      ...this.#common,
      ['needs', own.needs],
      ['matrix', own.matrix],
      ['steps', own.stepsBefore(step)],
      ['env', this.#env(job, step)],
    ]);
  }

  #ofJob(job: Job | undefined): JobContexts {
    const known = this.#byJob.get(job);
    if (known) return known;
    const steps = job ? job.steps : (this.#context.model.action?.steps ?? []);
    const made = new JobContexts(
      job ? this.#needs(job) : objectOf({}),
      job ? matrixType(job.matrix) : OBJECT,
      steps,
      (step) => this.#outputsOfStep(step),
    );
    this.#byJob.set(job, made);
    return made;
  }

  #needs(job: Job): ObjectType {
    return objectWith(
      job.needs.flatMap(({ text }): Property[] => {
        const other = this.#jobs.get(text.toLowerCase());
        return other && other !== job
          ? [{ name: other.id.text, type: objectOf({ outputs: this.#outputsOfJob(other), result: STRING }) }]
          : [];
      }),
    );
  }

  #outputsOfJob(job: Job): ObjectType {
    if (!job.uses) return objectWith(job.outputs.map(({ key }) => ({ name: key.text, type: STRING })));
    const called = calledBy(this.#context, job.uses);
    return called ? objectWith(called.outputs.map((name) => ({ name, type: STRING }))) : objectOf({}, STRING);
  }

  #outputsOfStep({ uses }: Step): ObjectType {
    const called =
      uses && !/^actions\/github-script@/u.test(uses.text) ? calledBy(this.#context, uses) : undefined;
    // What a script writes to GITHUB_OUTPUT nobody declares.
    return called && !called.anyOutput && !called.isOther
      ? objectWith(called.outputs.map((name) => ({ name, type: STRING })))
      : objectOf({}, STRING);
  }

  #jobsType(): ObjectType {
    return objectWith(
      [...this.#jobs.values()].map((job) => ({
        name: job.id.text,
        type: objectOf({ outputs: this.#outputsOfJob(job), result: STRING }),
      })),
    );
  }

  #env(job: Job | undefined, step: number | undefined): ObjectType {
    const declared: readonly YamlPair[] = [
      ...this.#context.model.env,
      ...(job?.env ?? []),
      ...(step === undefined ? [] : (job?.steps[step]?.env ?? [])),
    ];
    return objectWith(
      declared
        .filter(({ key }) => !key.text.includes('${{'))
        .map(({ key }) => ({ name: key.text, type: STRING })),
      STRING,
    );
  }

  #explain(
    job: Job | undefined,
    step: number | undefined,
    context: string,
    name: string,
  ): string | undefined {
    if (context === 'needs' && job && this.#jobs.has(name.toLowerCase()))
      return t('Job "{0}" is not in "needs" of this job, so its outputs are not available', name);
    const steps = job?.steps ?? this.#context.model.action?.steps ?? [];
    if (context === 'steps' && step !== undefined) {
      const later = steps.find(({ id }) => id?.text.toLowerCase() === name.toLowerCase());
      if (later)
        return later.index === step
          ? t('A step cannot read its own outputs')
          : t('Step "{0}" runs later: only outputs of earlier steps are available', name);
    }
    return undefined;
  }
}

/** What is the same for all expressions of a job. */
class JobContexts {
  readonly needs: ObjectType;
  readonly matrix: Type;
  readonly #steps: readonly Step[];
  readonly #outputsOf: (step: Step) => ObjectType;
  readonly #dynamic: boolean;
  readonly #done = new Map<string, Property>();
  #passed = 0;

  constructor(
    needs: ObjectType,
    matrix: Type,
    steps: readonly Step[],
    outputsOf: (step: Step) => ObjectType,
  ) {
    this.needs = needs;
    this.matrix = matrix;
    this.#steps = steps;
    this.#outputsOf = outputsOf;
    this.#dynamic = steps.some(({ id }) => id?.text.includes('${{'));
  }

  /**
   * The steps that have run before one; all of them for what is evaluated after the job. Asked in the order of the steps, it
   * grows by those passed since: what was given before must not be kept.
   */
  stepsBefore(step: number | undefined): ObjectType {
    const until = Math.min(step ?? this.#steps.length, this.#steps.length);
    if (until < this.#passed) {
      this.#passed = 0;
      this.#done.clear();
    }
    for (; this.#passed < until; this.#passed++) {
      const done = this.#steps[this.#passed];
      if (!done?.id) continue;
      const type = objectOf({ outputs: this.#outputsOf(done), conclusion: STRING, outcome: STRING });
      this.#done.set(done.id.text.toLowerCase(), { name: done.id.text, type });
    }
    return { kind: 'object', properties: this.#done, others: this.#dynamic ? ANY : undefined };
  }
}

/** The index of the step that a path leads into. */
function stepOf(path: Site['path']): number | undefined {
  const at = path.indexOf('steps');
  const index = at === -1 ? undefined : path[at + 1];
  return typeof index === 'number' ? index : undefined;
}
