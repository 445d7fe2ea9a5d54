import { t } from '@vscode/l10n';
import { decodeText } from '../../core/text/decode.ts';
import { readCsv } from './csv-read.ts';
import type { ReadSheets } from '../../core/sheet.ts';
import { readXlsx } from './xlsx-read.ts';

/**
 * Reads the tables of a CSV file or an Excel workbook. What it is, is seen from its content: names lie. Never throws:
 * what cannot be read is remarked upon.
 */
export function readSheets(fileName: string, bytes: Uint8Array): Promise<ReadSheets> {
  return Promise.resolve(read(fileName, bytes));
}

function read(fileName: string, bytes: Uint8Array): ReadSheets {
  if (startsWith(bytes, ZIP)) return readXlsx(bytes);
  if (startsWith(bytes, OLE)) {
    return unreadable(
      t(
        'The workbook is in Excel 97–2003 format or protected by a password: save it as .xlsx without a password',
      ),
    );
  }
  const decoded = decodeText(bytes);
  if (!decoded) return unreadable(t('The file is neither a CSV file nor an Excel workbook (.xlsx)'));
  return readCsv(fileName.replace(/^.*[/\\]/su, '').replace(/\.[^.]*$/u, ''), decoded.text);
}

/** The first bytes of a ZIP archive, which a workbook is, and of an OLE container, which older ones and encrypted ones are. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function unreadable(message: string): ReadSheets {
  return { sheets: [], problems: [{ severity: 'error', message }] };
}
