import { t } from '@vscode/l10n';
import { cyclesOf } from '../../../core/order/cycles.ts';
import type { RuleContext } from '../../../core/rules/rule.ts';
import { cronInWords } from '../../../formats/schedule/cron.ts';
import type { Diagram, DiagramEdge, DiagramNode, LegendEntry } from '../../../core/views/diagram.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import { UniqueIds } from '../../../core/views/unique-ids.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { isSeq, scalarOf, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { jobsOfMatrix } from '../matrix.ts';
import type { Job, Trigger, WorkflowModel } from '../model.ts';

/** Above this, an arrow from every event to every first job hides more than it says. */
const MOST_STARTS = 12;

/** The jobs of a workflow in the order in which they run, from the events that start it. */
export const jobsView: DocumentView<WorkflowModel> = {
  id: 'workflow/jobs',
  scope: 'document',
  title: () => t('Jobs'),
  build: ({ document, model }: RuleContext<WorkflowModel>) =>
    model.jobs.length === 0
      ? undefined
      : { type: 'diagram', diagram: new Builder(document.uri, model).diagram() },
};

class Builder {
  readonly #uri: string;
  readonly #model: WorkflowModel;
  readonly #ids = new UniqueIds();
  readonly #nodes: DiagramNode[] = [];
  readonly #edges: DiagramEdge[] = [];
  readonly #legend = new Map<string, LegendEntry>();
  readonly #jobs = new Map<string, string>();
  readonly #missing = new Map<string, string>();

  constructor(uri: string, model: WorkflowModel) {
    this.#uri = uri;
    this.#model = model;
  }

  diagram(): Diagram {
    const { jobs } = this.#model;
    for (const job of jobs) this.#jobs.set(job.key, this.#ids.of(`job:${job.key}`));
    this.#triggers();
    for (const job of jobs) this.#nodes.push(this.#job(job));
    this.#needs(jobs);
    return {
      direction: 'right',
      nodes: this.#nodes,
      edges: this.#edges,
      groups: [],
      legend: [...this.#legend.values()],
    };
  }

  #explain(entry: LegendEntry): void {
    this.#legend.set(entry.label, entry);
  }

  #triggers(): void {
    const { triggers, jobs } = this.#model;
    const starts = jobs
      .filter(({ needs }) => needs.length === 0)
      .flatMap(({ key }) => this.#jobs.get(key) ?? []);
    if (triggers.length === 0) return;
    const single = triggers.length * starts.length > MOST_STARTS;
    const shown: readonly (readonly Trigger[])[] = single ? [triggers] : triggers.map((trigger) => [trigger]);
    for (const group of shown) {
      const [first] = group;
      if (!first) continue;
      const id = this.#ids.of(`event:${group.map(({ event }) => event.text).join()}`);
      const detail = group.flatMap(detailOf).join(' · ');
      this.#nodes.push({
        id,
        label: group.map(({ event }) => event.text).join(', '),
        ...(detail === '' ? {} : { detail }),
        shape: 'stadium',
        tone: 'accent',
        source: sourceOf(this.#uri, first.event.span),
      });
      for (const to of starts) this.#edges.push({ from: id, to, line: 'dotted', tone: 'muted' });
    }
    this.#explain({ label: t('Event that triggers the workflow'), shape: 'stadium', tone: 'accent' });
  }

  #job(job: Job): DiagramNode {
    const { id, name, key, uses, condition, environment, matrix, extent } = job;
    const count = matrix && jobsOfMatrix(matrix);
    const details = [
      name && name.text !== id.text ? id.text : undefined,
      uses?.text,
      matrix && (count === undefined ? t('matrix') : t('matrix of {0}', count)),
      environment && t('environment {0}', environment.text),
    ].filter((part) => part !== undefined);
    if (uses) this.#explain({ label: t('Calls another workflow'), shape: 'subroutine', tone: 'neutral' });
    if (matrix)
      this.#explain({
        label: t('Runs multiple times (matrix)'),
        shape: 'box',
        tone: 'neutral',
        outline: 'double',
      });
    if (condition)
      this.#explain({ label: t('Runs conditionally'), shape: 'box', tone: 'neutral', outline: 'dashed' });
    if (environment)
      this.#explain({ label: t('Deploys to an environment'), shape: 'hexagon', tone: 'attention' });
    return {
      id: this.#jobs.get(key) ?? key,
      label: name && !name.text.includes('${{') ? name.text : id.text,
      ...(details.length > 0 ? { detail: details.join(' · ') } : {}),
      shape: environment ? 'hexagon' : uses ? 'subroutine' : 'box',
      tone: environment ? 'attention' : 'neutral',
      ...(condition ? { outline: 'dashed' as const } : matrix ? { outline: 'double' as const } : {}),
      ...(condition ? { description: [...details, t('if {0}', condition.text)].join(' · ') } : {}),
      source: sourceOf(this.#uri, id.span, extent),
    };
  }

  #needs(jobs: readonly Job[]): void {
    const byKey = new Map(jobs.map((job) => [job.key, job]));
    const cycles = cyclesOf(
      [...byKey.keys()],
      (key) => byKey.get(key)?.needs.map(({ text }) => text.toLowerCase()) ?? [],
    );
    const circular = new Set(
      cycles.flatMap((cycle) =>
        cycle.map((key, index) => `${key} ${cycle[(index + 1) % cycle.length] ?? key}`),
      ),
    );
    if (circular.size > 0) this.#explain({ label: t('Jobs in a cycle'), tone: 'bad', line: 'thick' });
    for (const job of jobs) {
      const to = this.#jobs.get(job.key);
      if (to === undefined) continue;
      for (const need of job.needs) {
        const key = need.text.toLowerCase();
        const bad = circular.has(`${job.key} ${key}`);
        const from = this.#jobs.get(key) ?? this.#missingJob(need.text, key, sourceOf(this.#uri, need.span));
        const missing = !this.#jobs.has(key);
        this.#edges.push({
          from,
          to,
          line: bad ? 'thick' : missing ? 'dashed' : 'solid',
          tone: bad || missing ? 'bad' : 'neutral',
          source: sourceOf(this.#uri, need.span),
        });
      }
    }
  }

  #missingJob(name: string, key: string, source: DiagramNode['source']): string {
    const known = this.#missing.get(key);
    if (known !== undefined) return known;
    const id = this.#ids.of(`missing:${key}`);
    this.#missing.set(key, id);
    const detail = t('Does not exist');
    this.#nodes.push({
      id,
      label: name,
      detail,
      shape: 'box',
      tone: 'bad',
      outline: 'dashed',
      ...(source ? { source } : {}),
    });
    this.#explain({ label: detail, shape: 'box', tone: 'bad', outline: 'dashed' });
    return id;
  }
}

/** What narrows an event: branches, types, the hour. */
function detailOf({ event, settings }: Trigger): string[] {
  if (event.text === 'schedule' && isSeq(settings)) {
    return settings.items.flatMap((item) => {
      const cron = scalarOf(item, 'cron')?.text;
      return cron === undefined ? [] : [cronInWords(cron) ?? cron];
    });
  }
  return ['branches', 'tags', 'types', 'workflows'].flatMap((key) => {
    const values = scalarsOf(valueOf(settings, key)).map(({ text }) => text);
    return values.length > 0 ? [values.join(', ')] : [];
  });
}
