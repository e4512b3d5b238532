import { useEffect, useRef } from 'preact/hooks';
import { actionKeys } from './keys.ts';
import type { DraftHold } from './use-draft.ts';

/** Keys of the review as a whole; the help sheet lists them. */
export function useKeys(hold: DraftHold | undefined): void {
  const now = useRef(hold);
  now.current = hold;
  useEffect(() => {
    const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.defaultPrevented || event.isComposing || target.closest('dialog, [popover]')) return;
      const typing = target.matches('input:not([type=checkbox]), textarea');
      const control = event.ctrlKey || event.metaKey;
      const act = (run: () => void) => {
        event.preventDefault();
        run();
      };
      if (event.key === 'Enter' && (control || target.matches('body, input:not([type=checkbox]), select'))) {
        act(() => click('[data-action="send"]'));
      } else if (event.key === 'z' && control && !typing) {
        act(() => now.current?.undo());
      } else {
        const plain = event.altKey && !control && !event.shiftKey;
        const action = plain && actionKeys.find(({ code }) => code === event.code)?.action;
        if (action === 'account') act(() => document.querySelector<HTMLElement>('select[name="account"]')?.focus());
        else if (action) act(() => click(`[data-action="${action}"]`));
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
