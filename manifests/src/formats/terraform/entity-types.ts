import { SymbolKind } from 'vscode-languageserver-types';
import type { EntityTypeDeclarations } from '../../core/graph/entity.ts';

/** What is known of a resource of Terraform, literally or from a state or plan; what is computed is unknown, and absent here. */
export interface CloudResourceFacts {
  /** `aws_db_instance` */
  readonly kind: string;
  /** The attribute that names the engine of a database: `engine`, `database_version`. */
  readonly engine?: string;
  /** True when it is certainly made; false for `count = 0`. Absent with any other `count` or `for_each` that is not a number. */
  readonly isMade?: boolean;
  readonly isEncrypted?: boolean;
  readonly isPublic?: boolean;
  /** What says that it is there, or will be: a state or a plan. Absent for one that is written in a `*.tf` file. */
  readonly recordedBy?: 'state' | 'plan';
}

declare module '../../core/graph/entity.ts' {
  interface EntityTypes {
    /** A resource of Terraform, by its address in its module: `aws_db_instance.ledger`. A state or plan also tells the module, as its scope. */
    'cloud-resource': CloudResourceFacts;
  }
}

export const TERRAFORM_ENTITY_TYPES = {
  'cloud-resource': { identity: 'directory', symbol: SymbolKind.Object },
} satisfies EntityTypeDeclarations;
