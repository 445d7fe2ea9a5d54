import type { Reference } from '../../../core/graph/entity.ts';
import { addressOf } from '../actions/address.ts';
import { localFiles } from '../callable.ts';
import type { Expression, Job, WorkflowModel } from '../model.ts';
import { accessesIn, type Access, type AccessStep } from './accesses.ts';
import { spanOfName } from './place.ts';

/** The names in expressions: jobs, steps, outputs, inputs, keys of a matrix, variables. */
export function expressionReferences(model: WorkflowModel, uri: string): Reference[] {
  const jobs = new Map(model.jobs.map((job) => [job.key, job]));
  return model.expressions.flatMap((expression) => {
    const { site, parsed } = expression;
    const job = site.path[0] === 'jobs' ? jobs.get(String(site.path[1]).toLowerCase()) : undefined;
    const namer = new Namer(uri, expression, job, model, jobs);
    return accessesIn(parsed.tree).flatMap((access) => namer.of(access));
  });
}

type Meaning = Pick<Reference, 'types' | 'relation'> &
  Partial<Pick<Reference, 'key' | 'scope' | 'target' | 'labels'>>;

class Namer {
  readonly #uri: string;
  readonly #expression: Expression;
  readonly #job: Job | undefined;
  readonly #model: WorkflowModel;
  readonly #jobs: ReadonlyMap<string, Job>;

  constructor(
    uri: string,
    expression: Expression,
    job: Job | undefined,
    model: WorkflowModel,
    jobs: ReadonlyMap<string, Job>,
  ) {
    this.#uri = uri;
    this.#expression = expression;
    this.#job = job;
    this.#model = model;
    this.#jobs = jobs;
  }

  of({ context, steps }: Access): Reference[] {
    const [first, second, third] = steps;
    if (!first) return [];
    const scope = this.#job?.key;
    const scoped = scope === undefined ? {} : { scope };
    switch (context.lexeme.toLowerCase()) {
      case 'needs':
      case 'jobs':
        return [
          this.#named(first, { types: ['job'], relation: 'reads' }),
          ...this.#output(this.#jobs.get(first.name.toLowerCase())?.uses?.text, first, second, third),
        ];
      case 'steps': {
        const all = this.#job?.steps ?? this.#model.action?.steps ?? [];
        const step = all.find(({ id }) => id?.text.toLowerCase() === first.name.toLowerCase());
        const called = step?.uses && addressOf(step.uses.text)?.form === 'local' ? step.uses.text : undefined;
        return [
          this.#named(first, { types: ['step'], relation: 'reads', ...scoped }),
          ...(called === undefined ? [] : this.#output(called, first, second, third)),
        ];
      }
      case 'inputs':
        return [this.#named(first, { types: ['input'], relation: 'reads' })];
      case 'matrix':
        return [
          this.#named(first, {
            types: ['parameter'],
            relation: 'reads',
            key: `matrix ${first.name.toLowerCase()}`,
            ...scoped,
          }),
        ];
      case 'env':
        return [
          this.#named(first, {
            types: ['parameter'],
            relation: 'reads',
            key: `env ${first.name.toLowerCase()}`,
            ...scoped,
          }),
        ];
      case 'github':
        return first.name === 'event' && second?.name === 'inputs' && third
          ? [this.#named(third, { types: ['input'], relation: 'reads' })]
          : [];
      default:
        return [];
    }
  }

  /** `needs.build.outputs.tag`: an output of a job here, or of what it calls elsewhere. */
  #output(
    uses: string | undefined,
    owner: AccessStep,
    second: AccessStep | undefined,
    output: AccessStep | undefined,
  ): Reference[] {
    if (second?.name.toLowerCase() !== 'outputs' || !output) return [];
    if (uses === undefined)
      return [this.#named(output, { types: ['output'], relation: 'reads', scope: owner.name.toLowerCase() })];
    const address = addressOf(uses);
    if (address?.form !== 'local') return [];
    const labels = { name: output.name.toLowerCase() };
    return localFiles(this.#uri, address.path).map((target) =>
      this.#named(output, { types: ['output'], relation: 'reads', scope: 'called', labels, target }),
    );
  }

  #named(step: AccessStep, meaning: Meaning): Reference {
    return {
      uri: this.#uri,
      name: step.name,
      key: step.name.toLowerCase(),
      span: spanOfName(this.#expression, step.token),
      notation: 'plain',
      ...meaning,
    };
  }
}
