export type Row = [what: string, figure: string, latency: string, beside: string];

export const rate = (perSecond: number, unit: string) => `${Math.round(perSecond).toLocaleString('en')} ${unit}/s`;
export const millis = (ms: number) => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
export const ratio = (a: number, b: number) => (a / b).toFixed(2);

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A Markdown table, ready for bench/README.md. */
export function printTable(title: string, rows: Row[]): void {
  console.log(`\n## ${title}\n\n| what | figure | latency | beside |\n|---|---|---|---|`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}
