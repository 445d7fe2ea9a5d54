import * as vscode from 'vscode';
import { ServerStoppedError, type Connection } from '../connection.ts';
import { exportTable } from './export-table.ts';
import { EXPORT_COMMANDS, IMPORT_COMMANDS, KIND_COMMANDS } from '../generated/contributions.ts';
import { exportTo } from './export-to.ts';
import { fixAll } from './fix-all.ts';
import { importFiles } from './import-files.ts';
import { importTable } from './import-table.ts';
import { kindCommand } from './kind-command.ts';
import { openPlaces } from './open-places.ts';
import { restartServer } from './restart-server.ts';
import { showOutput } from './show-output.ts';
import { showRule } from './show-rule.ts';
import { updateBaseline } from './update-baseline.ts';
import type { Command } from './command.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  ...Object.fromEntries(KIND_COMMANDS.map(({ id, on }) => [id, kindCommand(id, on)])),
  ...Object.fromEntries(IMPORT_COMMANDS.map((command) => [command.id, importFiles(command)])),
  ...Object.fromEntries(EXPORT_COMMANDS.map((command) => [command.id, exportTo(command)])),
  'vitruve.import': importTable,
  'vitruve.export': exportTable,
  'vitruve.fixAll': fixAll,
  'vitruve.showRule': showRule,
  'vitruve.openPlaces': openPlaces,
  'vitruve.restartServer': restartServer,
  'vitruve.showOutput': showOutput,
  'vitruve.updateBaseline': updateBaseline,
};

/**
 * Registers every command; whatever one throws is shown to the user.
 * @param others commands beyond those that need the connection alone.
 */
export function registerCommands(
  connection: Connection,
  others: Readonly<Record<string, Command>>,
): readonly vscode.Disposable[] {
  return Object.entries({ ...COMMANDS, ...others }).map(([id, command]) =>
    vscode.commands.registerCommand(id, async (argument: unknown, selected: unknown) => {
      try {
        await command(connection, argument, selected);
      } catch (error) {
        // Not awaited: a command has ended once its message shows.
        void report(connection, error);
      }
    }),
  );
}

async function report(connection: Connection, error: unknown): Promise<void> {
  if (error instanceof vscode.CancellationError) return;
  const message = error instanceof Error ? error.message : String(error);
  connection.output.error(error instanceof Error ? error : message);
  const cure =
    error instanceof ServerStoppedError
      ? { title: vscode.l10n.t('Restart Language Server'), command: 'vitruve.restartServer' }
      : { title: vscode.l10n.t('Show Output'), command: 'vitruve.showOutput' };
  if (await vscode.window.showErrorMessage(message, cure)) await vscode.commands.executeCommand(cure.command);
}
