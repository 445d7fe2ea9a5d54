import { t } from '@vscode/l10n';
import type { CardSection } from '@vitruve/manifests';

/** The heading of a section that people write. */
export function headingOf(section: CardSection): string {
  const headings: Readonly<Record<CardSection, string>> = {
    intendedUse: t('Intended use'),
    users: t('Users and people concerned'),
    outOfScope: t('Out of scope'),
    integration: t('Systems it works with'),
    dataOrigin: t('Origin of the data'),
    dataPreparation: t('Preparation of the data'),
    design: t('Design choices'),
    measures: t('Choice of measures'),
    limitations: t('Limitations'),
    risksToPeople: t('Risks to people'),
    humanOversight: t('Human oversight'),
    instructions: t('Instructions for use'),
    security: t('Security'),
    monitoring: t('Monitoring'),
    changes: t('Changes'),
    standards: t('Standards'),
  };
  return headings[section];
}
