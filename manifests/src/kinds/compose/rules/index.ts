import type { Rule } from '../../../core/rules/rule.ts';
import type { ComposeModel } from '../model.ts';
import { bindSource } from './bind-source.ts';
import { buildContext } from './build-context.ts';
import { conflictingKeys } from './conflicting-keys.ts';
import { containerName } from './container-name.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { dockerSocket } from './docker-socket.ts';
import { duplicateMount } from './duplicate-mount.ts';
import { duplicatePort } from './duplicate-port.ts';
import { envFile } from './env-file.ts';
import { extendsCycle } from './extends-cycle.ts';
import { healthcheckCommand } from './healthcheck-command.ts';
import { healthcheckTest } from './healthcheck-test.ts';
import { imageName } from './image-name.ts';
import { imageTag } from './image-tag.ts';
import { interpolation } from './interpolation.ts';
import { missingFile } from './missing-file.ts';
import { modelNotApproved } from './model-not-approved.ts';
import { mountSyntax } from './mount-syntax.ts';
import { noImage } from './no-image.ts';
import { notDeclared } from './not-declared.ts';
import { obsoleteVersion } from './obsolete-version.ts';
import { password } from './password.ts';
import { plainSecret } from './plain-secret.ts';
import { portSyntax } from './port-syntax.ts';
import { privileged } from './privileged.ts';
import { profileDependency } from './profile-dependency.ts';
import { restartPolicy } from './restart-policy.ts';
import { secretSource } from './secret-source.ts';
import { undefinedVariable } from './undefined-variable.ts';
import { unhealthyDependency } from './unhealthy-dependency.ts';
import { unknownService } from './unknown-service.ts';
import { unquotedPort } from './unquoted-port.ts';
import { unusedDeclaration } from './unused-declaration.ts';

/** All rules on Compose files. */
export const COMPOSE_RULES: readonly Rule<ComposeModel>[] = [
  noImage,
  unknownService,
  dependencyCycle,
  extendsCycle,
  profileDependency,
  notDeclared,
  unusedDeclaration,
  missingFile,
  envFile,
  buildContext,
  bindSource,
  imageName,
  imageTag,
  portSyntax,
  unquotedPort,
  duplicatePort,
  mountSyntax,
  duplicateMount,
  healthcheckTest,
  healthcheckCommand,
  unhealthyDependency,
  conflictingKeys,
  secretSource,
  containerName,
  restartPolicy,
  interpolation,
  undefinedVariable,
  obsoleteVersion,
  plainSecret,
  password,
  privileged,
  dockerSocket,
  modelNotApproved,
];
