/** Brings the input of that name into view and puts the cursor there; parts around it are opened. */
export function goTo(name: string): void {
  const input = document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
  if (!input) return;
  for (let part = input.closest('details'); part; part = part.parentElement?.closest('details') ?? null) {
    part.open = true;
  }
  input.scrollIntoView({ block: 'center' });
  const target = input.matches('fieldset') ? input.querySelector<HTMLElement>('input, button') : input;
  target?.focus({ preventScroll: true });
}
