import type { Timeline } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { groupedBy } from '../grouped.ts';
import { mermaidText } from '../markup/mermaid.ts';

const LONGEST = 60;
/** What mermaid takes for a text, and shows as none. */
const EMPTY = '\u00a0';
/** From so many years on a section is a year, else a quarter. */
const MANY_YEARS = 3;

/** Writes a timeline in the language of mermaid: days with what happened on them, in a section per year or quarter. */
export function timelineMermaid(timeline: Timeline, title: string): string {
  const lines = ['timeline', `  title ${timelineText(title, LONGEST) || EMPTY}`];
  const sectionOf = sections(timeline);
  for (const [section, events] of groupedBy(timeline.events, ({ date }) => sectionOf(date))) {
    lines.push(`  section ${timelineText(section, LONGEST)}`);
    for (const [date, sameDay] of groupedBy(events, (event) => event.date)) {
      lines.push(`    ${timelineText(date, LONGEST)} : ${sameDay.map(eventText).join(' : ')}`);
    }
  }
  if (timeline.undated.length > 0) {
    lines.push(`  section ${timelineText(t('Without a date'), LONGEST)}`);
    for (const event of timeline.undated) lines.push(`    #8211; : ${eventText(event)}`);
  }
  return `${lines.join('\n')}\n`;
}

function eventText({ label, detail = '' }: { readonly label: string; readonly detail?: string }): string {
  const text = timelineText(label, LONGEST) || EMPTY;
  const more = timelineText(detail, LONGEST);
  return more === '' ? text : `${text} (${more})`;
}

/** Between events stands a colon. */
function timelineText(text: string, limit: number): string {
  return mermaidText(text, limit, 'html').replaceAll(':', '#58;');
}

/** The section of a day: its year when there are many, else its quarter. */
export function sections({ events }: Timeline): (date: string) => string {
  const years = new Set(events.map(({ date }) => date.slice(0, 4)));
  if (years.size >= MANY_YEARS) return (date) => date.slice(0, 4);
  return (date) => t('{0} Q{1}', date.slice(0, 4), Math.floor((Number(date.slice(5, 7)) + 2) / 3));
}
