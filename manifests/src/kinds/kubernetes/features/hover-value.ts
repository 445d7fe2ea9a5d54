import { t } from '@vscode/l10n';
import type { HoverText } from '../../../core/contributions/hover.ts';
import { language } from '../../../core/language.ts';
import { ONE, quantityOf, type Quantity } from '../../../formats/quantities/quantity.ts';
import { cronInWords } from '../../../formats/schedule/cron.ts';
import { fieldsOf } from '../../../formats/schedule/robfig-cron.ts';
import { touches } from '../../../core/text/span.ts';
import { scalarOf, valueOf } from '../../../core/yaml/node.ts';
import type { KindContext } from '../../../core/kind.ts';
import { amountPlaces } from '../resources/amount-places.ts';
import { scheduleOf } from '../resources/cron-job.ts';
import type { KubernetesModel } from '../resources/model.ts';
import { textOf } from '../resources/amount.ts';

/** Over an amount: how much it is. Over a schedule: when that is. */
export function hoverValue({ model }: KindContext<KubernetesModel>, offset: number): HoverText | undefined {
  const resource = model.resources.find(({ root }) => touches(root.span, offset));
  if (!resource) return undefined;
  const schedule = scheduleOf(resource);
  if (schedule && touches(schedule.span, offset)) {
    const words = cronInWords(fieldsOf(schedule.text));
    const zone = scalarOf(valueOf(resource.root, 'spec'), 'timeZone')?.text;
    if (words === undefined) return undefined;
    return { span: schedule.span, markdown: zone === undefined ? words : `${words} (${zone})` };
  }
  const place = amountPlaces(resource).find(({ node }) => touches(node.span, offset));
  const read = place && quantityOf(textOf(place.node));
  const markdown = read && inWords(place.resource, read);
  return place && markdown !== undefined ? { span: place.node.span, markdown } : undefined;
}

function inWords(resource: string, { nanos }: Quantity): string | undefined {
  if (/^(?:limits\.|requests\.)?cpu$/u.test(resource))
    return t('{0} CPU', formatted(Number(nanos) / Number(ONE)));
  if (!/(?:^|\.)(?:memory|storage|ephemeral-storage)$|^hugepages-|^$/u.test(resource)) return undefined;
  const bytes = Number(nanos / ONE);
  const [binary, decimal] = [unitOf(bytes, 1024, BINARY), unitOf(bytes, 1000, DECIMAL)];
  return [
    t(bytes === 1 ? '{0} byte' : '{0} bytes', formatted(bytes)),
    ...(bytes < 1000 ? [] : [binary, decimal]),
  ].join(' = ');
}

const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = ['', 'k', 'M', 'G', 'T', 'P', 'E'];

/** In the largest unit of which there is one at least. */
function unitOf(bytes: number, base: number, units: readonly string[]): string {
  const power = Math.min(Math.floor(Math.log(bytes) / Math.log(base) + 1e-9), units.length - 1);
  return `${formatted(bytes / base ** power)} ${units[power] ?? ''}`.trim();
}

function formatted(amount: number): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 3 }).format(amount);
}
