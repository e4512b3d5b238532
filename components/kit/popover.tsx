import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import styles from './popover.module.css';

/**
 * Something small that opens beside its button and closes by Escape or a click elsewhere (the
 * browser's own popover). `trigger` is given what to put on the button.
 */
export function Popover({
  id: given,
  label,
  trigger,
  children,
}: {
  /** Where another button opens it as well (`popovertarget`). */
  id?: string;
  label: string;
  trigger: (button: { id: string; popovertarget: string; 'aria-haspopup': 'dialog' }) => ComponentChildren;
  children: (close: () => void) => ComponentChildren;
}) {
  const own = useId();
  const id = given ?? own;
  const box = useRef<HTMLDivElement>(null);
  const place = (event: Event) => {
    const element = event.currentTarget as HTMLElement;
    if ((event as ToggleEvent).newState !== 'open') return;
    const button = document.getElementById(`${id}-button`)?.getBoundingClientRect();
    if (!button) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const room = document.documentElement;
    const left = Math.max(8, Math.min(button.right - width, room.clientWidth - width - 8));
    const below = button.bottom + 4;
    const top = below + height < room.clientHeight ? below : Math.max(8, button.top - height - 4);
    element.style.setProperty('left', `${left}px`);
    element.style.setProperty('top', `${top}px`);
    element.querySelector<HTMLElement>('[autofocus], textarea, button:enabled, input:enabled')?.focus();
  };
  return (
    <>
      {trigger({ id: `${id}-button`, popovertarget: id, 'aria-haspopup': 'dialog' })}
      <div ref={box} id={id} popover="auto" role="dialog" aria-label={label} class={styles.popover} onToggle={place}>
        {children(() => box.current?.hidePopover())}
      </div>
    </>
  );
}
