/** What Go's templates know by themselves: https://pkg.go.dev/text/template. */
const OF_GO =
  'and block break call continue define else end eq false ge gt html if index js le len lt ne nil not or print printf println range slice template true urlquery with';

/** https://prometheus.io/docs/prometheus/latest/configuration/template_reference/ */
const OF_PROMETHEUS =
  'args externalURL first graphLink humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp label match now parseDuration pathPrefix query reReplaceAll safeHtml sortByLabel stripDomain stripPort strvalue tableLink title tmpl toDuration toLower toTime toUpper toUpperFirst urlQueryEscape value';

/** Those of vmalert, which reads the same files: https://docs.victoriametrics.com/victoriametrics/vmalert/#templating */
const OF_VMALERT =
  'crlfEscape formatTime htmlEscape jsonEscape parseDurationTime pathEscape queryEscape quotesEscape stripDomain';

const FUNCTIONS: ReadonlySet<string> = new Set([OF_GO, OF_PROMETHEUS, OF_VMALERT].join(' ').split(' '));

/** True for a word that may be in the place of a function in the text of an alert. */
export function isTemplateFunction(name: string): boolean {
  return FUNCTIONS.has(name);
}

/** The functions and words of templates. */
export function templateFunctions(): Iterable<string> {
  return FUNCTIONS;
}
