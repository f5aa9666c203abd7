/** Up, Down, Home and End move the focus among `items`; other keys are left alone. */
export function moveWithArrows(event: KeyboardEvent, items: readonly HTMLElement[], current: Element | null): void {
  const at = items.indexOf(current as HTMLElement);
  const targets: Record<string, number> = {
    ArrowDown: Math.min(at + 1, items.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: items.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  items[target]?.focus();
}
