import type { PathPattern } from './place-tree.ts';

/** What a place says of the thing that it names; rules and pictures choose references by it. */
export type Relation =
  | 'config-map'
  | 'secret'
  | 'pull-secret'
  | 'tls-secret'
  | 'claim'
  | 'service-account'
  | 'class'
  | 'backend'
  | 'gateway'
  | 'scale-target'
  | 'trigger-authentication'
  | 'governing-service'
  | 'volume-bound'
  | 'role'
  | 'subject'
  | 'webhook-service'
  | 'issuer'
  | 'secret-store'
  | 'host'
  | 'mesh-gateway'
  | 'project'
  | 'rollout-service'
  | 'rollout'
  | 'analysis'
  /** A rule on access that is for things of certain names only. */
  | 'access'
  | 'namespace'
  /** An address that a program is given. */
  | 'calls'
  /** An address that a ConfigMap keeps for programs. */
  | 'configured-address';

/** The kind of the thing that is named: one, or that which a key beside the name says. */
export type NamedKind =
  | { readonly kind: string; readonly group?: string }
  | {
      /** A kind of the cluster where a key beside the name is true; that of a namespace otherwise. */
      readonly kind: string;
      readonly clusterKind: string;
      readonly clusterAt: string;
    }
  /** A list beside the name with kinds in the plural, as in `resources: [configmaps]`. */
  | { readonly pluralsAt: string }
  | {
      /** Relative to the map that holds the name. */
      readonly kindAt: string;
      readonly usually?: string;
      /** Other kinds named there are no business of ours. */
      readonly only?: readonly string[];
    };

/** A place in resources that names another resource: a row of the one table that references, completion and rules read. */
export interface NamePlace extends PathPattern {
  /** `group/Kind` of the resources that it is in; `pods` for the `spec` of all descriptions of pods. */
  readonly in: readonly string[];
  readonly names: NamedKind;
  readonly relation: Relation;
  /** A key beside the name with the namespace of what is named; that of the resource itself otherwise. */
  readonly namespaceAt?: string;
  /** Where keys of the ConfigMap or Secret are named, from the map that holds the name. */
  readonly keys?: 'key' | 'items[].key';
  /** Where a port of the Service is named: `port.name`, `servicePort`, from the map that holds the name. */
  readonly portNames?: readonly string[];
  /** A key beside the name with the listener of the gateway that is named. */
  readonly listenerAt?: string;
  /** A key beside the name with a subset of the host that is named. */
  readonly subsetAt?: string;
  /**
   * `host`: `service`, `service.namespace`, `service.namespace.svc.cluster.local`; `scoped`: `namespace/name`; `address`: a host
   * with a port, a URL.
   */
  readonly form?: 'host' | 'scoped' | 'address';
}
