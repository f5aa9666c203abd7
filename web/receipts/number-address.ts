/** Where what is behind a number is shown, for numbers that stand somewhere without a receipt: `people` of `7d`. */
export function numberAddress(metric: string, range: string): string {
  return `/receipts/of?${new URLSearchParams({ metric, range })}`;
}
