import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { duplicatePort } from './duplicate-port.ts';
import { duplicatePortName } from './duplicate-port-name.ts';
import { portName } from './port-name.ts';
import { portNumber } from './port-number.ts';
import { privilegedPort } from './privileged-port.ts';
import { servicePorts } from './service-ports.ts';
import { sshPort } from './ssh-port.ts';

export const PORTS_RULES: readonly Rule<KubernetesModel>[] = [
  duplicatePort,
  duplicatePortName,
  portName,
  portNumber,
  privilegedPort,
  servicePorts,
  sshPort,
];
