import { t } from '@vscode/l10n';
import {
  isConfigKey,
  isDnsLabel,
  isDnsLabel1035,
  isDnsSubdomain,
  isLabelValue,
  isPathSegment,
  isPortName,
  isQualifiedName,
} from '../resources/naming.ts';
import { isAddress, isNetwork } from './address.ts';

/** Forms of texts that the API server asks for, beyond what schemas say. */
export type TextForm = keyof typeof FORMS;

interface Form {
  readonly accepts: (text: string) => boolean;
  /** What is expected, in words. */
  readonly says: () => string;
}

const LABEL_PATH = /^metadata\.(?:name|namespace|uid|labels|annotations|(?:labels|annotations)\['[^']+'\])$/u;
const POD_PATH =
  /^(?:spec\.nodeName|spec\.serviceAccountName|spec\.host|status\.(?:hostIP|hostIPs|podIP|podIPs|phase))$/u;

const FORMS = {
  label: {
    accepts: isDnsLabel,
    says: () => t('at most 63 lowercase letters, digits and "-"'),
  },
  subdomain: {
    accepts: isDnsSubdomain,
    says: () => t('at most 253 lowercase letters, digits, "-" and "."'),
  },
  host: {
    accepts: (text) => isDnsSubdomain(text.startsWith('*.') ? text.slice(2) : text),
    says: () => t('a lowercase domain name, such as "api.example.com" or "*.example.com"'),
  },
  qualified: {
    accepts: isQualifiedName,
    says: () => t('at most 63 letters, digits, "-", "_" and ".", optionally with a domain and "/" in front'),
  },
  'label-1035': {
    accepts: isDnsLabel1035,
    says: () => t('at most 63 lowercase letters, digits and "-", starting with a letter'),
  },
  'label-value': {
    accepts: isLabelValue,
    says: () => t('at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit'),
  },
  'kind-name': {
    accepts: (text) => isDnsLabel1035(text.toLowerCase()),
    says: () => t('at most 63 letters, digits and "-", starting with a letter'),
  },
  'host-name': {
    accepts: (text) => isDnsSubdomain(text.endsWith('.') ? text.slice(0, -1) : text),
    says: () => t('at most 253 lowercase letters, digits, "-" and "."'),
  },
  'search-domain': {
    accepts: (text) => text === '.' || isDnsSubdomain(text.replace(/\.$/u, '').replaceAll('_', '-')),
    says: () => t('at most 253 lowercase letters, digits, "-" and "."'),
  },
  sysctl: {
    accepts: (text) =>
      text.length <= 253 &&
      text.split(/[./]/u).every((part) => /^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/u.test(part)),
    says: () => t('at most 253 lowercase letters, digits, "-", "_" and "."'),
  },
  'config-key': {
    accepts: isConfigKey,
    says: () => t('at most 253 letters, digits, "-", "_" and "."'),
  },
  segment: {
    accepts: isPathSegment,
    says: () => t('a name without "/" and "%"'),
  },
  'port-name': {
    accepts: isPortName,
    says: () => t('at most 15 lowercase letters, digits and "-", including a letter'),
  },
  ip: {
    accepts: isAddress,
    says: () => t('an IP address, such as "10.9.8.7"'),
  },
  'cluster-ip': {
    accepts: (text) => text === 'None' || isAddress(text),
    says: () => t('an IP address, or "None" for a headless Service'),
  },
  cidr: {
    accepts: (text) => isNetwork(text.trim()),
    says: () => t('a CIDR block, such as "10.9.8.0/24"'),
  },
  percent: {
    accepts: (text) => /^[0-9]+%$/u.test(text),
    says: () => t('an integer or a percentage such as "25%"'),
  },
  'absolute-path': {
    accepts: (text) => text.startsWith('/'),
    says: () => t('a path that starts with "/"'),
  },
  'inner-path': {
    accepts: (text) => !text.startsWith('/') && !text.split('/').includes('..'),
    says: () => t('a relative path without a leading "/" and without ".."'),
  },
  header: {
    accepts: (text) => /^[-A-Za-z0-9]+$/u.test(text),
    says: () => t('letters, digits and "-"'),
  },
  'field-path': {
    accepts: (text) => LABEL_PATH.test(text) || POD_PATH.test(text),
    says: () => t('a field such as "metadata.name", "metadata.labels[\'app\']" or "status.podIP"'),
  },
  'resource-path': {
    accepts: (text) => /^(?:limits|requests)\.(?:cpu|memory|ephemeral-storage|hugepages-.+)$/u.test(text),
    says: () => t('a resource such as "limits.cpu" or "requests.memory"'),
  },
  'https-url': {
    accepts: (text) => /^https:\/\/[^/?#@][^?#]*$/u.test(text),
    says: () => t('a URL that starts with "https://", without "?" and "#"'),
  },
  'webhook-name': {
    accepts: (text) => isDnsSubdomain(text) && text.split('.').length > 2,
    says: () => t('a domain name with at least three parts, such as "checks.stock.example.com"'),
  },
  'json-path': {
    accepts: (text) => text.startsWith('.'),
    says: () => t('a path that starts with "."'),
  },
} satisfies Readonly<Record<string, Form>>;

export function hasTextForm(form: TextForm, text: string): boolean {
  return FORMS[form].accepts(text);
}

/** What is expected, in words. */
export function formName(form: TextForm): string {
  return FORMS[form].says();
}
