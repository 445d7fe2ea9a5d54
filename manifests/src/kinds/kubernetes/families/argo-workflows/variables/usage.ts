import { keptBy } from '../../../../../core/text/memory.ts';
import type { Template, Workflow } from '../workflow/model.ts';
import { callsByName } from '../workflow/dag.ts';
import { pathsOfTag } from './tag-references.ts';
import type { Tag } from '../tags.ts';

/** Dotted names that tags read: in full, and as far as they are written out (`inputs.parameters` for all of them). */
export type Reads = ReadonlySet<string>;

function readsOf(tags: readonly Tag[], into: Set<string>): void {
  for (const tag of tags) {
    for (const words of pathsOfTag(tag)) into.add(words.map(({ text }) => text).join('.'));
    // `inputs.parameters.{{item}}`: which one is read is known only when it runs.
    if (tag.inner.includes('{{'))
      into.add(tag.inner.slice(0, tag.inner.indexOf('{{')).trim().replace(/\.$/u, ''));
  }
}

/** What the tags of a template read, its steps and tasks included. */
export const readsIn = keptBy((template: Template): Reads => {
  const reads = new Set<string>();
  const visit = ({ tags, calls }: Template): void => {
    readsOf(tags, reads);
    for (const call of calls) {
      readsOf(call.tags, reads);
      if (call.inline) visit(call.inline);
    }
  };
  visit(template);
  return reads;
});

/** What all tags of a workflow read. */
export const readsOfWorkflow = keptBy((workflow: Workflow): Reads => {
  const reads = new Set<string>();
  readsOf(workflow.tags, reads);
  for (const template of workflow.templates) for (const name of readsIn(template)) reads.add(name);
  return reads;
});

/** True when a name is read, by itself, by its path, or with all others of its kind (`inputs.parameters`, `inputs`). */
export function isRead(reads: Reads, ...path: readonly string[]): boolean {
  const name = path.join('.');
  for (let length = 1; length <= path.length; length++)
    if (reads.has(path.slice(0, length).join('.'))) return true;
  return reads.has(`${name}.path`);
}

/** Templates that run when the workflow does: those that it begins with, ends with, and all that these run in turn. */
export const reachable = keptBy((workflow: Workflow): ReadonlySet<Template> => {
  const { entrypoint, onExit, hooks, byName } = workflow;
  const found = new Set<Template>();
  const queue: (string | undefined)[] = [
    entrypoint?.text,
    onExit?.text,
    ...hooks.map(({ template }) => template?.text),
  ];
  const add = (template: Template): void => {
    for (const call of template.calls) {
      queue.push(call.template?.text, call.onExit?.text, ...call.hooks.map((hook) => hook.template?.text));
      if (call.inline) add(call.inline);
    }
  };
  for (let name = queue.pop(); queue.length > 0 || name !== undefined; name = queue.pop()) {
    const template = name === undefined ? undefined : byName.get(name);
    if (!template || found.has(template)) continue;
    found.add(template);
    add(template);
  }
  return found;
});

/** By the name of a template: the steps and tasks that run it, with what is read beside them. */
const callers = keptBy((workflow: Workflow) => {
  const found = new Map<string, { readonly reads: Reads; readonly call: string; readonly kind: string }[]>();
  for (const caller of workflow.templates) {
    for (const { kind, name, template } of callsByName(caller).values()) {
      if (!template || !name) continue;
      const known = found.get(template.text) ?? [];
      known.push({ reads: readsIn(caller), call: name.text, kind: `${kind}s` });
      found.set(template.text, known);
    }
  }
  return found;
});

/** True when a step or task somewhere reads an output parameter of a template. */
export function isOutputRead(workflow: Workflow, { name }: Template, output: string): boolean {
  const calls = callers(workflow).get(name?.text ?? '') ?? [];
  return calls.some(({ reads, call, kind }) => isRead(reads, kind, call, 'outputs', 'parameters', output));
}
