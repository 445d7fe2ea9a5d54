import type { Entity, EntityFacts, EntityType, Reference } from '../../../../core/graph/entity.ts';
import type { Facts } from '../../../../core/graph/graph-index.ts';
import type { Span } from '../../../../core/text/span.ts';
import { scalarOf, type YamlMap, type YamlScalar } from '../../../../core/yaml/node.ts';
import { resourceKey } from '../../../../formats/resources/resource-key.ts';
import { scoped, scopeOf } from '../../resources/identity.ts';
import type { Resource } from '../../resources/model.ts';
import { dependenciesOf } from './workflow/dag.ts';
import { imageReferences } from './workflow/images.ts';
import {
  argumentKey,
  calledKey,
  callKey,
  globalKey,
  portKey,
  referredKey,
  templateKey,
  type PortKind,
} from './workflow/keys.ts';
import {
  isDynamic,
  type Call,
  type Hook,
  type Ports,
  type Template,
  type TemplateRef,
  type Workflow,
} from './workflow/model.ts';
import { workflowOf } from './workflow/read.ts';
import { factsOf } from './workflow/signature.ts';
import { tagReferences } from './variables/tag-references.ts';

/** What a workflow declares and names: templates, steps and tasks, parameters and artifacts, images. */
export function declareWorkflow(resource: Resource, uri: string): Facts {
  const workflow = workflowOf(resource);
  return workflow ? new Declaration(workflow, uri).facts : { entities: [], references: [] };
}

/** What a declaration needs besides its place. */
interface DeclarationParts {
  readonly type: EntityType;
  readonly key: string;
  readonly node: YamlMap;
  readonly name: YamlScalar | undefined;
  readonly detail?: string;
  readonly facts?: EntityFacts;
}

class Declaration {
  readonly #workflow: Workflow;
  readonly #uri: string;
  readonly #scope: string | undefined;
  readonly #entities: Entity[] = [];
  readonly #references: Reference[] = [];

  constructor(workflow: Workflow, uri: string) {
    this.#workflow = workflow;
    this.#uri = uri;
    this.#scope = scopeOf(workflow.resource);
    this.#specification();
    for (const template of workflow.templates) {
      const key = templateKey(workflow.key, template.name?.text ?? '');
      this.#entity({
        type: 'template',
        key,
        name: template.name,
        node: template.node,
        ...(template.type ? { detail: template.type } : {}),
        facts: factsOf(template),
      });
      this.#template(template, key);
    }
    this.#references.push(...tagReferences(workflow, uri));
  }

  get facts(): Facts {
    return { entities: this.#entities, references: this.#references };
  }

  #specification(): void {
    const { key, runs, entrypoint, onExit, hooks } = this.#workflow;
    const owner = runs ? referredKey(runs) : key;
    if (runs) this.#resource(runs);
    for (const kind of ['parameter', 'artifact'] as const)
      for (const { name, node } of this.#workflow.arguments[`${kind}s`]) {
        if (runs) this.#reference(kind, argumentKey(owner, kind, name?.text ?? ''), name, 'argument');
        else this.#entity({ type: kind, key: argumentKey(key, kind, name?.text ?? ''), name, node });
      }
    this.#templateName(entrypoint, 'entrypoint');
    this.#templateName(onExit, 'exit');
    for (const hook of hooks) this.#call(hook);
  }

  #template(template: Template, key: string): void {
    this.#ports(template.inputs, key, 'in');
    this.#ports(template.outputs, key, 'out');
    this.#references.push(...imageReferences(template.node, this.#uri));
    for (const call of template.calls) {
      const own = callKey(key, call.name?.text ?? '');
      this.#entity({ type: 'step', key: own, ...call });
      this.#call(call);
      this.#templateName(call.onExit, 'exit');
      for (const hook of call.hooks) this.#call(hook);
      for (const { name, span, exact } of dependenciesOf(call))
        this.#references.push({
          ...this.#named('step', callKey(key, name), name, span, 'needs'),
          notation: !exact ? 'fixed' : call.depends ? 'plain' : 'yaml',
        });
      if (call.inline) this.#template(call.inline, `${own}/inline`);
    }
  }

  #ports({ parameters, artifacts }: Ports, template: string, way: 'in' | 'out'): void {
    const declare = (type: 'parameter' | 'artifact', ports: Ports['parameters']): void => {
      const kind: PortKind = `${way}.${type}`;
      for (const { name, node } of ports) {
        this.#entity({ type, key: portKey(template, kind, name?.text ?? ''), name, node });
        const global = way === 'out' ? scalarOf(node, 'globalName') : undefined;
        if (global)
          this.#entity({ type, key: globalKey(this.#workflow.key, type, global.text), name: global, node });
      }
    };
    declare('parameter', parameters);
    declare('artifact', artifacts);
  }

  #call(
    call: Pick<Call | Hook, 'template' | 'ref' | 'arguments'> & Partial<Pick<Call, 'inline' | 'name'>>,
  ): void {
    if (call.ref) {
      this.#resource(call.ref);
      this.#reference(
        'template',
        templateKey(referredKey(call.ref), call.ref.template?.text ?? ''),
        call.ref.template,
        'runs',
      );
    } else this.#templateName(call.template, 'runs');
    const called = calledKey(this.#workflow, call);
    if (called === undefined) return;
    for (const { name } of call.arguments.parameters)
      this.#reference('parameter', portKey(called, 'in.parameter', name?.text ?? ''), name, 'argument');
    for (const { name } of call.arguments.artifacts)
      this.#reference('artifact', portKey(called, 'in.artifact', name?.text ?? ''), name, 'argument');
  }

  #resource(ref: TemplateRef): void {
    const { name, clusterScope } = ref;
    if (!name || isDynamic(name)) return;
    const key = resourceKey(clusterScope ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate', name.text);
    const reference = this.#named('resource', key, name.text, name.span, 'templates');
    this.#references.push(clusterScope ? reference : scoped(this.#scope, reference));
  }

  #templateName(name: YamlScalar | undefined, relation: string): void {
    if (!name) return;
    const key = calledKey(this.#workflow, { template: name, ref: undefined });
    if (key !== undefined) this.#reference('template', key, name, relation);
  }

  #reference(type: EntityType, key: string, name: YamlScalar | undefined, relation: string): void {
    if (name && !isDynamic(name))
      this.#references.push(this.#named(type, key, name.text, name.span, relation));
  }

  #named(type: EntityType, key: string, name: string, span: Span, relation: string): Reference {
    return { types: [type], uri: this.#uri, name, key, span, notation: 'yaml', relation };
  }

  #entity({ type, key, node, name, detail, facts }: DeclarationParts): void {
    if (!name || isDynamic(name) || name.text === '') return;
    this.#entities.push(
      scoped(this.#scope, {
        type,
        uri: this.#uri,
        name: name.text,
        key,
        span: name.span,
        extent: node.span,
        notation: 'yaml',
        ...(detail === undefined ? {} : { detail }),
        ...(facts ? { facts } : {}),
      }),
    );
  }
}
