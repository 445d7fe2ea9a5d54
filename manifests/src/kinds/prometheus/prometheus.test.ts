import assert from 'node:assert/strict';
import fc from 'fast-check';
import { definition } from '../../core/features/definition.ts';
import { rename } from '../../core/features/rename.ts';
import { promqlFault } from '../../formats/promql/check.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { KindContext } from '../../core/kind.ts';
import { millisecondsOf } from '../../formats/prometheus-rules/duration.ts';
import { PROMETHEUS } from './kind.ts';
import type { PrometheusModel } from './model.ts';

const CONFIG = `global:
  scrape_interval: 15s
rule_files:
  - alerts.yml
scrape_configs:
  - job_name: api
    static_configs:
      - targets: ['api:5000']
`;
const RULES = `groups:
  - name: api
    rules:
      - alert: ApiDown
        expr: |
          up{job="api"}
            == 0 and rate(up)
        for: 5m
        labels: {severity: critical}
        annotations: {summary: "{{ $labels.instance }}"}
`;

describe('prometheus', () => {
  it('distinguishes its files from similar ones', () => {
    const kindOf = (path: string, text: string): string | undefined =>
      workspaceOf({ [path]: text }).manifest(uriOf(path))?.kind.id;
    assert.equal(kindOf('prometheus.yml', CONFIG), 'prometheus');
    assert.equal(kindOf('config.yaml', CONFIG), 'prometheus');
    assert.equal(kindOf('any.yml', RULES), 'prometheus');
    const promtail = 'server: {}\nclients: []\nscrape_configs:\n  - job_name: x\n';
    assert.equal(kindOf('promtail.yml', promtail), undefined);
    assert.equal(kindOf('tests.yml', 'rule_files: [a.yml]\ntests: []\n'), undefined);
    assert.equal(kindOf('alertmanager.yml', 'global: {}\nroute: {}\nreceivers: []\n'), undefined);
    assert.equal(
      kindOf('graphite.yml', RULES.replace('    rules:', '    type: graphite\n    rules:')),
      undefined,
    );
    assert.equal(kindOf('groups.yml', 'groups:\n  - name: admins\n'), undefined);
  });

  it('places a fault of an expression within its block', () => {
    const workspace = workspaceOf({ 'alerts.yml': RULES });
    const [finding, ...others] = workspace.check(uriOf('alerts.yml')).findings;
    assert.deepEqual(others, []);
    assert.equal(finding?.rule, 'prometheus/promql');
    assert.equal(RULES.slice(finding.span.start - 5, finding.span.end), 'rate(up');
  });

  it('checks the rules of a PrometheusRule too', () => {
    const spec = RULES.split('\n')
      .map((line) => `  ${line}`)
      .join('\n');
    const resource = `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: api\nspec:\n${spec}`;
    const rules = workspaceOf({ 'rule.yaml': resource })
      .check(uriOf('rule.yaml'))
      .findings.map(({ rule }) => rule);
    assert.ok(rules.includes('prometheus/promql'), rules.join());
  });

  it('leads from a target to the service of a Compose file', () => {
    const workspace = workspaceOf({
      'monitoring/prometheus.yml': CONFIG,
      'docker-compose.yml': 'services:\n  api:\n    image: ghcr.io/example/api:1.4\n',
    });
    const uri = uriOf('monitoring/prometheus.yml');
    const [link] = definition(workspace, uri, { line: 7, character: 20 });
    assert.equal(link?.targetUri, uriOf('docker-compose.yml'));
  });

  it('completes keys, targets and functions', () => {
    const at = (path: string, marked: string): string[] => {
      const workspace = workspaceOf({
        [path]: marked.replace('$0', ''),
        'docker-compose.yml': 'services:\n  api:\n    image: a/b:1\n    ports: ["5000:5000"]\n',
      });
      const manifest = workspace.manifest(uriOf(path));
      assert.equal(manifest?.kind.id, 'prometheus');
      const context = manifest.context as KindContext<PrometheusModel>;
      return (PROMETHEUS.complete?.(context, marked.indexOf('$0')) ?? []).map(({ label }) => label);
    };
    assert.ok(
      at('prometheus.yml', 'scrape_configs:\n  - job_name: a\n    $0\n').includes('kubernetes_sd_configs'),
    );
    assert.ok(at('prometheus.yml', CONFIG.replace("'api:5000'", '$0')).includes('api:5000'));
    assert.ok(at('a.yml', RULES.replace('rate(up)', '$0')).includes('histogram_quantile'));
  });

  it('reads durations as Prometheus does', () => {
    assert.deepEqual(['0', '15s', '1h30m', '1d', '', '5', '30m1h', '1.5h'].map(millisecondsOf), [
      0,
      15_000,
      5_400_000,
      86_400_000,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('promql', () => {
  it('takes what Prometheus takes', () => {
    for (const expression of [
      'rate(x[5m])',
      'sum without (a) (rate(x[5m] offset 1h)) > bool 0',
      'histogram_quantile(0.9, sum by (le) (rate(a_bucket[5m])))',
      'max_over_time(deriv(rate(x[1m])[5m:1m])[10m:])',
      '{__name__=~"job:.+"} @ end()',
      'a * on (x) group_left (y) b or vector(0)',
      'label_replace(up, "a", "$1", "b", "(.*)")',
      'days_in_month()',
      'topk(5, x)',
      "count_values('v', x)",
      '# comment\nup',
      '{"my.metric", job="x"}',
      'absent(up{job=~"(?i)api|web\\\\.x"})',
    ])
      assert.equal(promqlFault(expression)?.message, undefined, expression);
  });

  it('refuses what Prometheus refuses, at the right place', () => {
    for (const [expression, part] of [
      ['rate(up)', 'up'],
      ['sum(up[5m])', 'up[5m]'],
      ['1 == 1', '1 == 1'],
      ['up and 1', '1'],
      ['fo(up)', 'fo'],
      ['sum(up', 'p'],
      ['up{a=~"("}', '"("'],
      ['{a=""}', '{a=""}'],
      ['rate(sum(up)[5m])', 'sum(up)'],
      ['topk(up)', 'topk(up)'],
      ['up{a="x\\.y"}', '\\.'],
    ] as const) {
      const fault = promqlFault(expression);
      assert.ok(fault, expression);
      assert.equal(expression.slice(fault.from, fault.to), part, `${expression}: ${fault.message}`);
    }
  });

  it('never throws, and stays within the text', () => {
    const piece = fc.constantFrom(
      'sum',
      '(',
      ')',
      '[5m]',
      '{',
      '}',
      'up',
      '=~',
      '"a"',
      ' by ',
      '-',
      '1',
      ',',
      "'",
      'rate',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const fault = promqlFault(text);
        return fault === undefined || (fault.from >= 0 && fault.to <= text.length && fault.from <= fault.to);
      }),
    );
    assert.equal(promqlFault('('.repeat(50_000)), undefined);
  });

  it('leads from a series to the rule that records it, over files and resources', () => {
    const records =
      'groups:\n  - name: r\n    rules:\n      - record: job:up:sum\n        expr: sum by (job) (up)\n';
    const alerts =
      'groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: \'job:up:sum{job="x:y:z"} == 0\'\n        for: 5m\n        labels: {severity: page}\n        annotations: {summary: down}\n';
    const resource = `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: r\nspec:\n  groups:\n    - name: k\n      rules:\n        - record: job:up:avg\n          expr: job:up:sum / 2\n`;
    const workspace = workspaceOf({ 'records.yml': records, 'alerts.yml': alerts, 'rule.yaml': resource });
    const goTo = (path: string, line: number, character: number): string[] =>
      definition(workspace, uriOf(path), { line, character }).map(({ targetUri }) => targetUri);
    assert.deepEqual(goTo('alerts.yml', 4, 17), [uriOf('records.yml')]);
    assert.deepEqual(goTo('alerts.yml', 4, 32), []);
    assert.deepEqual(goTo('rule.yaml', 9, 18), [uriOf('records.yml')]);
    const declared =
      workspace.factsOf(uriOf('rule.yaml'))?.entities.map(({ type, name }) => `${type} ${name}`) ?? [];
    assert.ok(declared.includes('metric job:up:avg') && declared.includes('rule-group k'), declared.join());
    const edits =
      rename(workspace, uriOf('records.yml'), { line: 3, character: 18 }, 'job:up:total')?.documentChanges ??
      [];
    assert.equal(edits.length, 3);
  });

  it('proposes recorded series in expressions', () => {
    const typed =
      'groups:\n  - name: a\n    rules:\n      - record: job:up:sum\n        expr: sum by (job) (up)\n      - record: job:up:half\n        expr: job:\n';
    const workspace = workspaceOf({ 'records.yml': typed });
    const context = workspace.manifest(uriOf('records.yml'))?.context as KindContext<PrometheusModel>;
    const proposed = PROMETHEUS.complete?.(context, typed.length - 1) ?? [];
    const series = proposed.find(({ label }) => label === 'job:up:sum');
    assert.ok(series, proposed.map(({ label }) => label).join());
    assert.equal(typed.slice(series.span.start, series.span.end), 'job:');
  });

  it('may be those of Thanos, which says what to do with part of an answer', () => {
    const thanos = (value: string): string =>
      RULES.replace('  - name: api', `  - name: api\n    partial_response_strategy: ${value}`);
    const errors = (text: string): number =>
      workspaceOf({ 'a.rules.yml': text })
        .check(uriOf('a.rules.yml'))
        .findings.filter(({ rule }) => rule === 'prometheus/schema').length;
    assert.deepEqual([errors(thanos('warn')), errors(thanos('later'))], [0, 1]);
  });

  it('are none where Backstage makes them of a skeleton', () => {
    const rules = RULES.replace('for: 5m', 'for: ${{ values.wait }}');
    assert.deepEqual(workspaceOf({ 'a.rules.yml': rules }).check(uriOf('a.rules.yml')).findings, []);
  });

  describe('templates of alerts', () => {
    const CASES: Readonly<Record<string, number>> = {
      '{{ labels.job }}': 1,
      '{{ value }}': 1,
      '{{ value | humanize }}': 1,
      '{{ $value | humanise }}': 1,
      '{{ $labels.job | toUpper }}': 0,
      '{{ query "up" | first | value }}': 0,
      '{{ with printf "%s" $labels.value | query }}{{ . | first | value | humanize }}{{ end }}': 0,
      '{{ range $i, $e := query "up" }}{{ $e.Labels.job }}{{ else }}none{{ end }}': 0,
      '{{ define "a" }}{{ .labels }}{{ end }}{{ template "a" }}': 0,
      '{{ ansible_host }}': 0,
    };
    for (const [template, faults] of Object.entries(CASES)) {
      it(template, () => {
        const text = RULES.replace('"{{ $labels.instance }}"', `'${template}'`);
        const { findings } = workspaceOf({ 'alerts.yml': text }).check(uriOf('alerts.yml'));
        assert.equal(findings.filter(({ rule }) => rule === 'prometheus/template').length, faults);
      });
    }
  });

  it('asks for the name of a group', () => {
    const text = RULES.replace('name: api', "name: ''");
    const { findings } = workspaceOf({ 'alerts.yml': text }).check(uriOf('alerts.yml'));
    assert.ok(findings.some(({ rule }) => rule === 'prometheus/schema'));
  });
});
