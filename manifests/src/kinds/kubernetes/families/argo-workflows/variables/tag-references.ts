import type { EntityType, Reference } from '../../../../../core/graph/entity.ts';
import { callsByName } from '../workflow/dag.ts';
import { pathsIn } from './expression.ts';
import {
  argumentKey,
  calledKey,
  callKey,
  globalKey,
  portKey,
  templateKey,
  type PortKind,
} from '../workflow/keys.ts';
import type { Call, Template, Workflow } from '../workflow/model.ts';
import { nameIn, spanInTag, type Tag } from '../tags.ts';

/** A word of a tag with its place in `inner`. */
interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a word of a tag names. */
interface TagName extends Word {
  readonly type: EntityType;
  readonly key: string;
}

/** The references that the tags of a workflow hold: to inputs, outputs, steps, tasks and arguments. */
export function tagReferences(workflow: Workflow, uri: string): readonly Reference[] {
  const references: Reference[] = [];
  const add = (tags: readonly Tag[], template: Template | undefined, key: string): void => {
    for (const tag of tags)
      for (const words of pathsOfTag(tag))
        for (const { text, start, end, type, key: named } of namedBy(words, workflow, template, key))
          references.push({
            types: [type],
            uri,
            name: text,
            key: named,
            span: spanInTag(tag, start, end),
            notation: 'plain',
            relation: 'reads',
          });
  };
  const visit = (template: Template, key: string): void => {
    add(template.tags, template, key);
    for (const call of template.calls) {
      add(call.tags, template, key);
      if (call.inline) visit(call.inline, `${callKey(key, call.name?.text ?? '')}/inline`);
    }
  };
  add(workflow.tags, undefined, '');
  for (const template of workflow.templates)
    visit(template, templateKey(workflow.key, template.name?.text ?? ''));
  return references;
}

/** The names in a tag, cut into words. */
export function pathsOfTag(tag: Tag): readonly (readonly Word[])[] {
  if (tag.expression) return pathsIn(tag.inner).map(({ segments }) => segments);
  const { name, at } = nameIn(tag);
  if (name.includes('{{')) return [];
  const words: Word[] = [];
  for (let start = 0; start <= name.length;) {
    const dot = name.indexOf('.', start);
    const end = dot === -1 ? name.length : dot;
    words.push({ text: name.slice(start, end), start: at + start, end: at + end });
    start = end + 1;
  }
  return [words];
}

function namedBy(
  [root, kind, name, ...rest]: readonly Word[],
  workflow: Workflow,
  template: Template | undefined,
  key: string,
): readonly TagName[] {
  if (!root || !kind) return [];
  const port = portType(kind);
  switch (root.text) {
    case 'workflow':
      if (port && name && kind.text === 'parameters')
        return [{ ...name, type: port, key: argumentKey(workflow.key, port, name.text) }];
      return globalNamed(workflow, [kind, name, ...rest]);
    case 'inputs':
    case 'outputs': {
      if (!port || !name || !template) return [];
      const way: PortKind = `${root.text === 'inputs' ? 'in' : 'out'}.${port}`;
      return [{ ...name, type: port, key: portKey(key, way, name.text) }];
    }
    case 'steps':
    case 'tasks':
      return template ? callNamed(workflow, template, key, kind, [name, ...rest]) : [];
    default:
      return [];
  }
}

/** `workflow.outputs.parameters.x`. */
function globalNamed(
  workflow: Workflow,
  [outputs, kind, name]: readonly (Word | undefined)[],
): readonly TagName[] {
  const port = kind && portType(kind);
  if (outputs?.text !== 'outputs' || !port || !name) return [];
  return [{ ...name, type: port, key: globalKey(workflow.key, port, name.text) }];
}

/** `steps.a` and, when they are named, the outputs of its template. */
function callNamed(
  workflow: Workflow,
  template: Template,
  key: string,
  called: Word,
  [outputs, kind, name]: readonly (Word | undefined)[],
): readonly TagName[] {
  const call: Call | undefined = callsByName(template).get(called.text);
  if (!call) return [];
  const own = callKey(key, called.text);
  const step: TagName = { ...called, type: 'step', key: own };
  const port = kind && portType(kind);
  const of = call.inline ? `${own}/inline` : calledKey(workflow, call);
  if (outputs?.text !== 'outputs' || !port || !name || of === undefined) return [step];
  return [step, { ...name, type: port, key: portKey(of, `out.${port}`, name.text) }];
}

function portType({ text }: Word): 'parameter' | 'artifact' | undefined {
  if (text === 'parameters') return 'parameter';
  return text === 'artifacts' ? 'artifact' : undefined;
}
