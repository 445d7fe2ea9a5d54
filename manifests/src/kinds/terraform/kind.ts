import type { Kind } from '../../core/kind.ts';
import { TERRAFORM_DECLARATION } from './declaration.ts';
import { describeTerraform } from './describe.ts';
import type { TerraformModel } from './model.ts';
import { terraformOutline } from './outline.ts';
import { parseTerraform } from './parse.ts';

/** Files of Terraform: the resources that architecture models name as what deploys their elements. */
export const TERRAFORM: Kind<TerraformModel> = {
  ...TERRAFORM_DECLARATION,
  parse: parseTerraform,
  rules: [],
  describe: describeTerraform,
  outline: terraformOutline,
};
