import type { HclBlock, HclFile } from '../../formats/terraform/read-hcl.ts';

/** A file of Terraform. */
export type TerraformModel = HclFile;

/** `aws_db_instance.ledger`; undefined for a block that is no resource. */
export function addressOf({ type, labels }: HclBlock): string | undefined {
  return type === 'resource' && labels.length === 2 ? labels.join('.') : undefined;
}
