import { strToU8 } from 'fflate';
import type { Sheet, SheetPicture } from '../../core/sheet.ts';
import { escapeXlsx } from './xlsx-escape.ts';

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** English Metric Units of a pixel. */
const EMU = 9525;

/** Pixels of a row of a sheet. */
const ROW = 20;

/** Leads from a sheet to its pictures; nothing for one without. */
export function drawingReference(pictures: readonly SheetPicture[]): string {
  return pictures.length === 0 ? '' : `<drawing xmlns:r="${RELATIONS}" r:id="rId1"/>`;
}

/** What kinds of files the pictures of sheets are. */
export function drawingTypes(sheets: readonly Sheet[]): string {
  const drawings = sheets.flatMap(({ pictures = [] }, index) =>
    pictures.length === 0
      ? []
      : [
          `<Override PartName="/xl/drawings/drawing${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>`,
        ],
  );
  return drawings.length === 0
    ? ''
    : `<Default Extension="png" ContentType="image/png"/>${drawings.join('')}`;
}

/** The parts of a workbook that hold the pictures of its sheets, by their names. */
export function pictureParts(sheets: readonly Sheet[]): Readonly<Record<string, Uint8Array>> {
  const parts: Record<string, Uint8Array> = {};
  for (const [index, { rows, pictures = [] }] of sheets.entries()) {
    if (pictures.length === 0) continue;
    const number = index + 1;
    const column = rows.reduce((most, row) => Math.max(most, row.length), 0) + 1;
    parts[`xl/worksheets/_rels/sheet${number}.xml.rels`] = strToU8(
      relationships([['drawing', `../drawings/drawing${number}.xml`]]),
    );
    parts[`xl/drawings/drawing${number}.xml`] = strToU8(drawing(pictures, column));
    const images = pictures.map((_, at) => ['image', `../media/image${number}-${at + 1}.png`] as const);
    parts[`xl/drawings/_rels/drawing${number}.xml.rels`] = strToU8(relationships(images));
    for (const [at, { png }] of pictures.entries()) parts[`xl/media/image${number}-${at + 1}.png`] = png;
  }
  return parts;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${HEADER}<Relationships xmlns="${PACKAGE}">${all.join('')}</Relationships>`;
}

function drawing(pictures: readonly SheetPicture[], column: number): string {
  let row = 0;
  const anchors = pictures.map(({ text, width, height }, index) => {
    const size = `cx="${Math.round(width * EMU)}" cy="${Math.round(height * EMU)}"`;
    const from = `<xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`;
    row += Math.ceil(height / ROW) + 1;
    const name = escapeXlsx(text);
    return `<xdr:oneCellAnchor>${from}<xdr:ext ${size}/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${index + 2}" name="${name}" descr="${name}"/><xdr:cNvPicPr/></xdr:nvPicPr>\
<xdr:blipFill><a:blip xmlns:r="${RELATIONS}" r:embed="rId${index + 1}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>\
<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`;
  });
  return `${HEADER}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main">${anchors.join('')}</xdr:wsDr>`;
}
