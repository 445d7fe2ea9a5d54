import * as vscode from 'vscode';
import type { InputFault } from '@vitruve/schemas/tasks';

/** Why a text is not a value of an input, for the user. */
export function faultText(fault: InputFault): string {
  switch (fault.kind) {
    case 'values':
      return vscode.l10n.t('Valid values: {0}', fault.values.join(', '));
    case 'number':
      return vscode.l10n.t('Expected a number from {0} to {1}.', fault.minimum, fault.maximum);
    case 'integer':
      return vscode.l10n.t('Expected an integer.');
    case 'date':
      return vscode.l10n.t('Expected a date such as 2026-01-15.');
    case 'form':
      return vscode.l10n.t('Expected a value such as {0}.', fault.examples.join(', '));
  }
}
