import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

type Texts = Readonly<Record<string, string>>;

/** What rules on other resources ask of one. */
export interface ResourceFacts {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** True for a workload. */
  readonly pods?: boolean;
  readonly replicas?: number;
  /** Numbers by name, or by themselves: of the containers of a workload, of a Service. */
  readonly ports?: Texts;
  /** Every container of a workload says its ports. */
  readonly allPorts?: boolean;
  /** A Rollout that runs other pods for a while. */
  readonly experiments?: boolean;
  /** Labels of a Namespace. */
  readonly labels?: Texts;
  /** Of a Service: without an address of its own; of nobody's pods. */
  readonly headless?: boolean;
  readonly external?: boolean;
  readonly type?: string;
  /** What chooses pods: labels, and expressions as JSON. */
  readonly selector?: Texts;
  readonly expressions?: string;
  /** Of an autoscaler. */
  readonly min?: number;
  readonly max?: number | undefined;
  /** Of a budget. */
  readonly minAvailable?: string | undefined;
  readonly maxUnavailable?: string | undefined;
  /** Of an IngressClass. */
  readonly default?: boolean;
  /** Of an Ingress and of an Application, as keys. */
  readonly paths?: Texts;
  readonly class?: string | undefined;
  readonly variant?: boolean;
  /** Whose routes the listeners of a Gateway take, by name. */
  readonly listeners?: Texts;
  /** Of a ReferenceGrant. */
  readonly from?: Texts;
  readonly to?: Texts;
  /** Of an Application, and of an AppProject. */
  readonly repository?: string | undefined;
  readonly revision?: string | undefined;
  readonly repositories?: Texts;
  readonly destinations?: Texts;
  /** May hold keys that are not written. */
  readonly open?: boolean;
  /** A patch that takes the resource of its name away: `$patch: delete`. */
  readonly removes?: boolean;
  /** The kind of the resource that makes it. */
  readonly madeBy?: string;
  /** Made by a generator of kustomize, and whether it changes one that is there. */
  readonly generated?: boolean;
  readonly changes?: boolean;
}

/** What is asked of a group of files that are deployed together: a kustomization, a chart. */
export interface ReleaseFacts {
  readonly chart?: boolean;
  /** What it is used as, by its address. */
  readonly members: Texts;
  readonly open?: boolean;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly namespace?: string;
  readonly patchesMany?: boolean;
  readonly renames?: boolean;
  readonly adds?: boolean;
  readonly component?: boolean;
  /** The resources that it takes away with patches of its own, as keys. */
  readonly removes?: Texts;
}

/** What is asked of a template of a workflow, by the names of its ports. */
export interface TemplateFacts {
  readonly type: string;
  readonly hasResult: boolean;
  readonly isDaemon: boolean;
  readonly parameters: Texts;
  readonly artifacts: Texts;
  readonly outputParameters: Texts;
  readonly outputArtifacts: Texts;
}

/** What is asked of a kind that a definition brings. */
export interface CustomKindFacts {
  /** The schema of its resources, as JSON. */
  readonly schema: string | undefined;
}

export interface PortFacts {
  readonly number: string | undefined;
  readonly container?: string | undefined;
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    // Keys: `kind/name` of a resource, `name=value` of a pod label, `kind/name#key` of a key in a ConfigMap or Secret, the name of a port.
    // Namespaces are the `scope`.
    resource: ResourceFacts;
    /** Facts: the resource that bears it. */
    label: { readonly of: string };
    port: PortFacts;
    'service-port': PortFacts;
    'config-key': NoFacts;
    // Parts of others that are named from outside: a container of pods, a listener of a gateway, a subset of a host in a mesh.
    container: NoFacts;
    listener: NoFacts;
    subset: NoFacts;
    /** A kind that a CustomResourceDefinition defines. Key: `group/version/kind`. */
    'custom-kind': CustomKindFacts;
    /** Key: its name. */
    'release-unit': ReleaseFacts;
    template: TemplateFacts;
  }
}

export const KUBERNETES_ENTITY_TYPES = {
  resource: { identity: 'directory', symbol: SymbolKind.Object },
  label: { identity: 'directory', symbol: SymbolKind.Constant },
  port: { identity: 'directory', symbol: SymbolKind.Interface },
  'service-port': { identity: 'directory', symbol: SymbolKind.Interface },
  'config-key': { identity: 'directory', symbol: SymbolKind.Key },
  container: { identity: 'directory', symbol: SymbolKind.Object },
  listener: { identity: 'directory', symbol: SymbolKind.Interface },
  subset: { identity: 'directory', symbol: SymbolKind.Constant },
  'custom-kind': { identity: 'workspace', symbol: SymbolKind.Class },
  'release-unit': { identity: 'directory', symbol: SymbolKind.Package },
  template: { identity: 'document', symbol: SymbolKind.Class },
} satisfies EntityTypeDeclarations;
