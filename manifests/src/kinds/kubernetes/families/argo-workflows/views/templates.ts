import { t } from '@vscode/l10n';
import type { DiagramNode } from '../../../../../core/views/diagram.ts';
import type { Ends, Line, Sketch } from '../../../../../core/views/sketch.ts';
import { dependenciesOf, callsByName } from '../workflow/dag.ts';
import {
  headOf,
  isDynamic,
  type Call,
  type Hook,
  type Template,
  type TemplateType,
  type Workflow,
} from '../workflow/model.ts';
import { resolveCall, type Others } from '../workflow/resolve.ts';
import { isSeq, scalarOf } from '../../../../../core/yaml/node.ts';

/** Nodes of one picture; what comes after them is drawn folded. */
const MOST_NODES = 600;

/** Templates within templates that are drawn open: deeper ones nobody can tell apart. */
const DEEPEST = 12;

const SHAPES: Readonly<Partial<Record<TemplateType | 'external', DiagramNode['shape']>>> = {
  suspend: 'hexagon',
  resource: 'cylinder',
  http: 'rounded',
  plugin: 'rounded',
  data: 'rounded',
  external: 'subroutine',
};

const PLAIN: Line = { line: 'solid', tone: 'neutral' };
const AFTER_FAILURE: ReadonlySet<string | undefined> = new Set(['Failed', 'Errored', 'AllFailed']);

/** Draws the templates of a workflow, each step and task with what it runs. */
export class TemplateSketch {
  readonly #sketch: Sketch;
  readonly #workflow: Workflow;
  readonly #others: Others;

  constructor(sketch: Sketch, workflow: Workflow, others: Others) {
    this.#sketch = sketch;
    this.#workflow = workflow;
    this.#others = others;
  }

  /**
   * The steps or tasks of a template.
   * @param within the templates that this one is drawn in: one that runs itself again is not drawn again.
   */
  contents(template: Template, group: string | undefined, path: string, within: readonly Template[]): Ends {
    const inner = [...within, template];
    return template.type === 'dag'
      ? this.#dag(template, group, path, inner)
      : this.#steps(template, group, path, inner);
  }

  #steps({ calls }: Template, group: string | undefined, path: string, within: readonly Template[]): Ends {
    const groups = new Map<number, Call[]>();
    for (const call of calls) groups.set(call.group, [...(groups.get(call.group) ?? []), call]);
    let first: readonly string[] | undefined;
    let before: Ends | undefined;
    for (const parallel of groups.values()) {
      const drawn = parallel.map((call) => ({ call, ends: this.#call(call, group, path, within) }));
      const parts: Ends = {
        first: drawn.flatMap(({ ends }) => ends.first),
        last: drawn.flatMap(({ ends }) => ends.last),
      };
      if (before)
        for (const { call, ends } of drawn) this.#sketch.join(before, ends, this.#line(call), group);
      first ??= parts.first;
      before = parts;
    }
    return { first: first ?? [], last: before?.last ?? [] };
  }

  #dag(template: Template, group: string | undefined, path: string, within: readonly Template[]): Ends {
    const tasks = callsByName(template);
    const drawn = new Map<string, Ends>();
    for (const call of template.calls)
      if (call.name && !drawn.has(call.name.text))
        drawn.set(call.name.text, this.#call(call, group, path, within));
    const awaited = new Set<string>();
    const waiting = new Set<string>();
    for (const [name, ends] of drawn) {
      const call = tasks.get(name);
      if (!call) continue;
      for (const { name: other, result, span } of dependenciesOf(call)) {
        const from = drawn.get(other) ?? this.#missing(other, group, path, span, drawn);
        const failed = AFTER_FAILURE.has(result);
        const { label, ...line } = this.#line(call);
        const text = [result, label].filter((part) => part !== undefined).join(' · ');
        this.#sketch.join(
          from,
          ends,
          {
            ...line,
            ...(failed ? { tone: 'attention' } : {}),
            ...(text === '' ? {} : { label: text }),
            source: this.#sketch.source(span),
          },
          group,
        );
        awaited.add(other);
        waiting.add(name);
      }
    }
    const parts = [...drawn];
    return {
      first: parts.flatMap(([name, ends]) => (waiting.has(name) ? [] : ends.first)),
      last: parts.flatMap(([name, ends]) => (awaited.has(name) ? [] : ends.last)),
    };
  }

  #missing(
    name: string,
    group: string | undefined,
    path: string,
    span: Call['node']['span'],
    drawn: Map<string, Ends>,
  ): Ends {
    const id = this.#sketch.missing({
      id: this.#sketch.ids.of(`${path}/${name}`),
      label: name,
      source: this.#sketch.source(span),
      ...(group === undefined ? {} : { group }),
    });
    const ends = { first: [id], last: [id] };
    drawn.set(name, ends);
    return ends;
  }

  #line({ when }: Call): Line {
    if (!when) return PLAIN;
    this.#sketch.explain({ label: t('Conditional'), line: 'dashed', tone: 'neutral' });
    return {
      line: 'dashed',
      tone: 'neutral',
      label: conditionText(when.text),
      source: this.#sketch.source(when.span),
    };
  }

  #call(call: Call, group: string | undefined, path: string, within: readonly Template[]): Ends {
    const own = `${path}/${call.name?.text ?? ''}`;
    const runs = call.inline ?? (call.ref ? undefined : this.#workflow.byName.get(call.template?.text ?? ''));
    const ends = this.#isOpened(runs, within)
      ? this.#opened(call, runs, group, own, within)
      : this.#node(call, runs, group, own, within);
    for (const hook of call.hooks) this.#hook(hook, ends, group, own);
    if (call.onExit) {
      const { byName } = this.#workflow;
      const after = this.leaf(
        call.onExit.text,
        byName.get(call.onExit.text),
        call.onExit,
        group,
        `${own}/exit`,
      );
      this.#onExit(ends, after, group);
    }
    return ends;
  }

  #isOpened(template: Template | undefined, within: readonly Template[]): template is Template {
    return (
      template !== undefined &&
      template.calls.length > 0 &&
      within.length < DEEPEST &&
      !within.includes(template) &&
      this.#sketch.size < MOST_NODES
    );
  }

  #opened(
    call: Call,
    runs: Template,
    group: string | undefined,
    own: string,
    within: readonly Template[],
  ): Ends {
    const name = call.name?.text ?? '';
    const id = this.#sketch.group({
      id: this.#sketch.ids.of(own),
      label: [runs.name && runs.name.text !== name ? `${name} → ${runs.name.text}` : name, loopText(call)]
        .filter((part) => part !== undefined)
        .join(' · '),
      ...(group === undefined ? {} : { parent: group }),
      source: this.#sketch.source(headOf(call), call.node.span),
    });
    return this.contents(runs, id, own, within);
  }

  #node(
    call: Call,
    runs: Template | undefined,
    group: string | undefined,
    own: string,
    within: readonly Template[],
  ): Ends {
    const missing = resolveCall(this.#workflow, call, this.#others) === 'missing';
    const named = call.ref
      ? `${call.ref.name?.text ?? ''}/${call.ref.template?.text ?? ''}`
      : call.template?.text;
    const details = [
      named === call.name?.text ? undefined : named,
      missing ? t('does not exist') : runs && within.includes(runs) ? t('calls itself') : runs?.type,
      loopText(call),
    ];
    if (missing)
      this.#sketch.explain({ label: t('Does not exist'), shape: 'box', tone: 'bad', outline: 'dashed' });
    const id = this.#sketch.node({
      id: this.#sketch.ids.of(own),
      label: call.name?.text ?? named ?? '',
      detail: details.filter((part) => part !== undefined).join(' · '),
      shape: shapeOf(call.ref ? 'external' : runs?.type),
      tone: missing ? 'bad' : 'neutral',
      ...(missing ? { outline: 'dashed' as const } : {}),
      ...(group === undefined ? {} : { group }),
      source: this.#sketch.source(headOf(call), call.node.span),
    });
    return { first: [id], last: [id] };
  }

  #hook({ event, template, ref }: Hook, ends: Ends, group: string | undefined, own: string): void {
    const named = ref ? `${ref.name?.text ?? ''}/${ref.template?.text ?? ''}` : template?.text;
    if (named === undefined) return;
    const runs = ref ? undefined : this.#workflow.byName.get(named);
    const after = this.leaf(named, runs, event, group, `${own}/${event.text}`, ref !== undefined);
    if (event.text === 'exit') this.#onExit(ends, after, group);
    else this.#sketch.join(ends, after, { line: 'dotted', tone: 'muted', label: event.text }, group);
  }

  #onExit(ends: Ends, after: Ends, group: string | undefined): void {
    this.#sketch.join(ends, after, { line: 'dotted', tone: 'muted', label: t('on exit') }, group);
    this.#sketch.explain({ label: t('On exit'), line: 'dotted', tone: 'muted' });
  }

  /** A template as one node. */
  leaf(
    name: string,
    template: Template | undefined,
    at: { readonly span: Call['node']['span'] },
    group: string | undefined,
    path: string,
    isExternal = this.#workflow.runs !== undefined,
  ): Ends {
    const missing = !template && !isExternal && !name.includes('{{');
    if (missing)
      this.#sketch.explain({ label: t('Does not exist'), shape: 'box', tone: 'bad', outline: 'dashed' });
    const detail = missing ? t('does not exist') : template?.type;
    const id = this.#sketch.node({
      id: this.#sketch.ids.of(path),
      label: name,
      ...(detail === undefined ? {} : { detail }),
      shape: shapeOf(template ? template.type : isExternal ? 'external' : undefined),
      tone: missing ? 'bad' : 'neutral',
      ...(missing ? { outline: 'dashed' as const } : {}),
      ...(group === undefined ? {} : { group }),
      source: template
        ? this.#sketch.source(headOf(template), template.node.span)
        : this.#sketch.source(at.span),
    });
    return { first: [id], last: [id] };
  }
}

function shapeOf(type: TemplateType | 'external' | undefined): DiagramNode['shape'] {
  return (type && SHAPES[type]) ?? 'box';
}

/** How often a step or task runs: `× 3`, `for each of …`. */
function loopText({ loops }: Call): string | undefined {
  const [loop] = loops;
  if (!loop) return undefined;
  if (loop.key.text === 'withItems' && isSeq(loop.value)) return `× ${loop.value.items.length}`;
  const count = loop.key.text === 'withSequence' ? scalarOf(loop.value, 'count') : undefined;
  return count && !isDynamic(count) ? `× ${count.text}` : '× n';
}

/** A condition without the braces of an expression, which leave less room for what it says. */
function conditionText(text: string): string {
  const inner = /^\{\{=(.*)\}\}$/su.exec(text.trim())?.[1];
  return inner === undefined || inner.includes('{{') ? text : inner.trim();
}
