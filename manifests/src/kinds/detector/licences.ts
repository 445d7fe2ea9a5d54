import { t } from '@vscode/l10n';

/** Licences that models come with, the commonest first. */
export const LICENCES = [
  'MIT',
  'Apache-2.0',
  'BSD-3-Clause',
  'AGPL-3.0-only',
  'GPL-3.0-only',
  'CC-BY-4.0',
  'CC-BY-NC-4.0',
  'LicenseRef-research-only',
] as const;

/** What a licence asks of those who use the model; undefined where that is not known here. */
export function obligationsOf(licence: string): string | undefined {
  // The stricter part of an expression first: "MIT AND AGPL-3.0-only" asks for what the second does.
  if (/\bAGPL-/iu.test(licence))
    return t('Anyone who offers it as a service must publish the source of the service.');
  if (/\bGPL-/iu.test(licence))
    return t('Anything distributed with it must be published under the same license.');
  if (/-NC\b|research|non-?commercial/iu.test(licence)) return t('Not for commercial use.');
  if (/\b(?:MIT|Apache-2\.0|BSD-[23]-Clause|ISC|CC-BY-4\.0)\b/iu.test(licence))
    return t('For any use, with attribution.');
  return /\bCC0-1\.0\b/iu.test(licence) ? t('For any use.') : undefined;
}
