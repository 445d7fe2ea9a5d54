import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { addedCapability } from './added-capability.ts';
import { apparmorProfile } from './apparmor-profile.ts';
import { capabilityName } from './capability-name.ts';
import { contradictoryPrivileges } from './contradictory-privileges.ts';
import { defaultServiceAccount } from './default-service-account.ts';
import { deprecatedServiceAccount } from './deprecated-service-account.ts';
import { dockerSocket } from './docker-socket.ts';
import { droppedCapabilities } from './dropped-capabilities.ts';
import { hostIpc } from './host-ipc.ts';
import { hostNetwork } from './host-network.ts';
import { hostPath } from './host-path.ts';
import { hostPid } from './host-pid.ts';
import { hostPort } from './host-port.ts';
import { hostProcess } from './host-process.ts';
import { lowUserId } from './low-user-id.ts';
import { privilegeEscalation } from './privilege-escalation.ts';
import { privileged } from './privileged.ts';
import { procMount } from './proc-mount.ts';
import { readOnlyRoot } from './read-only-root.ts';
import { riskyComponent } from './risky-component.ts';
import { runAsRoot } from './run-as-root.ts';
import { seccompProfile } from './seccomp-profile.ts';
import { securityContext } from './security-context.ts';
import { selinuxOptions } from './selinux-options.ts';
import { sensitiveHostPath } from './sensitive-host-path.ts';
import { serviceAccountToken } from './service-account-token.ts';
import { subpathMount } from './subpath-mount.ts';
import { unsafeSysctl } from './unsafe-sysctl.ts';
import { volumeType } from './volume-type.ts';
import { writableHostPath } from './writable-host-path.ts';

export const SECURITY_RULES: readonly Rule<KubernetesModel>[] = [
  addedCapability,
  apparmorProfile,
  capabilityName,
  contradictoryPrivileges,
  defaultServiceAccount,
  deprecatedServiceAccount,
  dockerSocket,
  droppedCapabilities,
  hostIpc,
  hostNetwork,
  hostPath,
  hostPid,
  hostPort,
  hostProcess,
  lowUserId,
  privilegeEscalation,
  privileged,
  procMount,
  readOnlyRoot,
  riskyComponent,
  runAsRoot,
  seccompProfile,
  securityContext,
  selinuxOptions,
  sensitiveHostPath,
  serviceAccountToken,
  subpathMount,
  unsafeSysctl,
  volumeType,
  writableHostPath,
];
