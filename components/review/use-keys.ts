import { useEffect, useRef } from 'preact/hooks';
import type { DraftHold } from './use-draft.ts';

/** What the menus hold, by the key that does it with Alt. */
const actionKeys: Readonly<Record<string, string>> = {
  KeyV: 'replace',
  KeyS: 'use-selection',
  KeyF: 'use-file',
  KeyB: 'panel',
  KeyW: 'window',
  KeyH: 'history',
  KeyO: 'settings',
  KeyL: 'lock',
};

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
      } else if (event.altKey && event.code === 'KeyR') {
        act(() => void now.current?.reread());
      } else if (event.altKey && event.code === 'KeyA') {
        act(() => document.querySelector<HTMLElement>('select[name="account"]')?.focus());
      } else if (event.altKey && event.code === 'KeyP') {
        act(() => click('[data-action="preview"]'));
      } else {
        const action = event.altKey && !control && !event.shiftKey && actionKeys[event.code];
        if (action) act(() => click(`[data-action="${action}"]`));
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
