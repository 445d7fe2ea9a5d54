import { keptBy } from '../../core/text/memory.ts';
import { within, type Span } from '../../core/text/span.ts';
import {
  contentEnd,
  isMap,
  isScalar,
  isSeq,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import type { Action, AmdecModel, Grid, Rating, Ratings, Residual, Risk, Scale, Written } from './model.ts';

/** Scales are read up to this many ratings: beyond it a number is not a rating. */
const MAX_MARK = 1000;

/** The table that a YAML tree holds. What has another form than expected is left out: the schema reports it. */
export function readTable(root: YamlNode | null): AmdecModel {
  const title = written(root, 'title');
  const grid = readGrid(root);
  const threshold = rating(root, 'threshold');
  const risks = pairOf(root, 'risks');
  const items = isSeq(risks?.value) ? risks.value.items : [];
  return {
    ...(title && { title }),
    ...(grid && { grid }),
    ...(threshold && { threshold }),
    ...(risks && { risksKey: risks.key.span }),
    categories: allWritten(valueOf(root, 'categories')),
    risks: items.filter(isMap).map((item) => readRisk(item)),
  };
}

function readGrid(root: YamlNode | null): Grid | undefined {
  const pair = pairOf(root, 'grid');
  if (!isMap(pair?.value)) return undefined;
  const severity = readScale(pair.value, 'severity');
  const occurrence = readScale(pair.value, 'occurrence');
  const detection = readScale(pair.value, 'detection');
  return {
    ...(severity && { severity }),
    ...(occurrence && { occurrence }),
    ...(detection && { detection }),
    span: pair.key.span,
  };
}

function readScale(grid: YamlMap, name: string): Scale | undefined {
  const node = valueOf(grid, name);
  if (!isMap(node)) return undefined;
  const labels = new Map<number, string>();
  let minimum = Infinity;
  let maximum = -Infinity;
  const declare = (value: number): void => {
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  };
  for (const { key, value } of node.pairs) {
    const isEnd = key.text === 'min' || key.text === 'max';
    const declared = Number(isEnd && isScalar(value) ? value.text : key.text);
    if (!Number.isInteger(declared) || declared < 1 || declared > MAX_MARK) continue;
    declare(declared);
    if (!isEnd && isScalar(value) && value.value !== null) labels.set(declared, value.text.trim());
  }
  return maximum > 0 ? { minimum, maximum, labels, span: node.span } : undefined;
}

const readRisk = keptBy((map: YamlMap): Risk => {
  const id = written(map, 'id');
  const failureMode = written(map, 'failureMode');
  const residual = readResidual(map);
  const blankEffect = blankKey(map, 'effect');
  const blankCause = blankKey(map, 'cause');
  const actions = valueOf(map, 'actions');
  return {
    ...texts(map, ['item', 'function', 'effect', 'cause', 'category', 'actionPriority', 'justification']),
    ...(id && { id }),
    ...(failureMode && { failureMode }),
    ...(blankEffect && { blankEffect }),
    ...(blankCause && { blankCause }),
    ...(residual && { residual }),
    hasDetectionControl: ['detectionControls', 'controls', 'checks'].some(
      (key) => allWritten(valueOf(map, key)).length > 0,
    ),
    checks: allWritten(valueOf(map, 'checks')),
    rating: readRating(map),
    decisions: allWritten(valueOf(map, 'decisions')),
    actions: isSeq(actions) ? actions.items.filter(isMap).map(readAction) : [],
    nameSpan: id?.span ?? failureMode?.span ?? map.pairs[0]?.span ?? map.span,
    span: extentOf(map),
  };
});

function readResidual(map: YamlMap): Residual | undefined {
  const pair = pairOf(map, 'residual');
  if (!isMap(pair?.value)) return undefined;
  return {
    ...readRating(pair.value),
    ...texts(pair.value, ['actionPriority']),
    keySpan: pair.key.span,
    span: pair.value.span,
  };
}

function readRating(map: YamlMap): Ratings {
  const severity = rating(map, 'severity');
  const occurrence = rating(map, 'occurrence');
  const detection = rating(map, 'detection');
  const criticality = rating(map, 'criticality');
  return {
    ...(severity && { severity }),
    ...(occurrence && { occurrence }),
    ...(detection && { detection }),
    ...(criticality && { criticality }),
  };
}

function readAction(map: YamlMap): Action {
  const text = written(map, 'action');
  return {
    ...texts(map, ['type', 'due', 'status']),
    ...(text && { text }),
    owners: allWritten(valueOf(map, 'owner')),
    evidence: allWritten(valueOf(map, 'evidence')),
    decisions: allWritten(valueOf(map, 'decisions')),
    nameSpan: text?.span ?? map.pairs[0]?.span ?? map.span,
    span: extentOf(map),
  };
}

/** A map without the line break and white space that YAML counts to the end of a block. */
function extentOf(map: YamlMap): Span {
  return within(map.span, map.span.start, Math.max(Math.min(contentEnd(map), map.span.end), map.span.start));
}

type TextKey = 'item' | 'function' | 'effect' | 'cause' | 'category' | 'actionPriority' | 'justification';

function texts<Key extends TextKey | 'type' | 'due' | 'status'>(
  map: YamlMap,
  keys: readonly Key[],
): Partial<Record<Key, Written>> {
  const found: Partial<Record<Key, Written>> = {};
  for (const key of keys) {
    const value = written(map, key);
    if (value) found[key] = value;
  }
  return found;
}

function written(node: YamlNode | null, key: string): Written | undefined {
  const scalar = scalarOf(node, key);
  return scalar && writtenScalar(scalar);
}

function writtenScalar(scalar: YamlScalar): Written | undefined {
  const text = scalar.text.trim();
  return text === '' ? undefined : { text, span: contentSpan(scalar) };
}

/** Without quotes, so that a new name can be written in the place of the old one. */
function contentSpan({ style, span: at }: YamlScalar): Span {
  return style === 'quoted' && at.end - at.start >= 2 ? within(at, at.start + 1, at.end - 1) : at;
}

function allWritten(node: YamlNode | null | undefined): Written[] {
  return scalarsOf(node)
    .map(writtenScalar)
    .filter((value) => value !== undefined);
}

function blankKey(map: YamlMap, key: string): Span | undefined {
  const pair = pairOf(map, key);
  return pair && !written(map, key) && (pair.value === null || isScalar(pair.value))
    ? pair.key.span
    : undefined;
}

function rating(node: YamlNode | null, key: string): Rating | undefined {
  const pair = pairOf(node, key);
  if (!pair || isMap(pair.value) || isSeq(pair.value)) return undefined;
  if (!pair.value || pair.value.value === null) return { text: '', value: undefined, span: pair.key.span };
  const { value, text, span: at } = pair.value;
  return { text, value: typeof value === 'number' && Number.isFinite(value) ? value : undefined, span: at };
}
