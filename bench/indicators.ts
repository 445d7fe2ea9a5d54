/**
 * Measures the 22 technical indicators of `vitruve indicators` beside pandas and TA-Lib: a Parquet file of prices to another one with
 * the indicators, each in a process of its own, by turns. Run with `PYTHON=/path/to/python npm run bench:indicators`, where that Python
 * has pandas, pyarrow and TA-Lib; `--days=5000`, `--securities=200`, `--rounds=3`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { percentile } from './statistics.ts';

const option = (name: string, fallback: number): number =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
const days = option('days', 5000);
const securities = option('securities', 200);
const rounds = option('rounds', 3);
const python = process.env['PYTHON'] ?? 'python3';

const PEER = `
import pandas as pd
import talib

def indicators(df):
    c, v = df["Close"].to_numpy(), df["Volume"].to_numpy()
    out = {f"SMA_{n}": talib.SMA(c, n) for n in (5, 10, 20, 50)}
    out |= {f"EMA_{n}": talib.EMA(c, n) for n in (5, 10, 20)}
    out["RSI"] = talib.RSI(c, 14)
    out["MACD"], out["MACD_Signal"], out["MACD_Hist"] = talib.MACD(c, 12, 26, 9)
    upper, middle, lower = talib.BBANDS(c, 20, 2, 2)
    out["BB_Width"], out["BB_Position"] = (upper - lower) / middle, (c - lower) / (upper - lower)
    returns = talib.ROCP(c, 1)
    out |= {f"Volatility_{n}d": talib.STDDEV(returns, n) for n in (10, 20)}
    out |= {f"Return_{n}d": talib.ROCP(c, n) for n in (1, 5, 10)}
    out["Volume_Ratio"] = v / talib.SMA(v, 20)
    high, low = df["High"].to_numpy(), df["Low"].to_numpy()
    out["High_Low_Range"], out["Close_Position"] = (high - low) / c, (c - low) / (high - low)
    out["Gap"] = df["Open"] / df["Close"].shift() - 1
    return pd.DataFrame(out, index=df.index)

df = pd.read_parquet("prices.parquet")
parts = [indicators(part.sort_values("Date")) for _, part in df.groupby("Ticker", sort=False)]
df.join(pd.concat(parts)).to_parquet("talib.parquet", compression="zstd")
`;

const folder = mkdtempSync(join(tmpdir(), 'vitruve-indicators-bench-'));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(
  `COPY (SELECT DATE '2000-01-01' + d::INTEGER AS "Date", 'T' || s AS "Ticker", close * 0.99 AS "Open", close * 1.02 AS "High", close * 0.97 AS "Low",
    close AS "Close", (1000 + hash(s * 7 + d) % 1000)::DOUBLE AS "Volume"
    FROM (SELECT *, 100 + 10 * sin(d / 50 + s) + (hash(s * 100003 + d) % 1000) / 100 AS close FROM range(${days}) AS x(d), range(${securities}) AS y(s) ORDER BY d, s))
    TO '${join(folder, 'prices.parquet')}' (FORMAT parquet)`,
);
writeFileSync(join(folder, 'peer.py'), PEER);
const programs: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'pandas and TA-Lib': [python, 'peer.py'],
  'vitruve indicators': [
    process.execPath,
    ...[resolve('dist/cli.cjs'), 'indicators', 'prices.parquet', '-o', 'vitruve.parquet', '--quiet'],
  ],
};
const times = new Map(Object.keys(programs).map((name) => [name, [] as number[]]));
for (let round = 0; round < rounds; round++) {
  for (const [name, [program, ...args]] of Object.entries(programs)) {
    const start = performance.now();
    execFileSync(program, args, { cwd: folder, stdio: 'inherit' });
    times.get(name)?.push(performance.now() - start);
  }
}
const median = (name: string): number => percentile(times.get(name) ?? [], 0.5);
const [peer = '', own = ''] = Object.keys(programs);
for (const name of [peer, own]) {
  const perSecond = (days * securities * 22) / (median(name) / 1000);
  console.log(
    `${name}: ${median(name).toFixed(0)} ms, ${(perSecond / 1e6).toFixed(1)} million values a second`,
  );
}
console.log(`ratio: ${(median(own) / median(peer)).toFixed(2)}`);
const differences = await connection.runAndReadAll(
  `SELECT max(abs(a.RSI - b.RSI)), max(abs(a."MACD_Hist" - b."MACD_Hist")), max(abs(a."BB_Width" - b."BB_Width"))
    FROM '${join(folder, 'vitruve.parquet')}' a JOIN '${join(folder, 'talib.parquet')}' b USING ("Ticker", "Date")`,
);
console.log(`largest differences of RSI, MACD_Hist and BB_Width: ${differences.getRows()[0]?.join(', ')}`);
rmSync(folder, { recursive: true });
