import styles from './icon.module.css';

/** Strokes on a 20 × 20 grid, drawn for this project. */
const paths = {
  account: 'M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM3.8 16.6c.6-3 3.1-4.6 6.2-4.6s5.6 1.6 6.2 4.6',
  add: 'M10 4v12M4 10h12',
  alert: 'M10 3 2.6 16h14.8L10 3ZM10 8v3.6M10 13.8v.2',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  bolt: 'M11 2.5 4.5 11.5H10l-1 6 6.5-9H10l1-6Z',
  check: 'm4 10.5 4 4 8-9',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.3l2.8 1.7',
  close: 'm5 5 10 10M15 5 5 15',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
  down: 'm5 7.5 5 5 5-5',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5ZM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  globe:
    'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM3 10h14M10 3c2.3 2 3.2 4.5 3.2 7S12.3 15 10 17c-2.3-2-3.2-4.5-3.2-7S7.7 5 10 3Z',
  help: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM8 8a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.3v.4M10 13.8v.2',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9.3v4.2M10 6.4v.2',
  key: 'M7 14.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM9.6 8.6 15.5 3M13 5.5l2.5 2.5',
  list: 'M7 5.5h9M7 10h9M7 14.5h9M4 5.5h.1M4 10h.1M4 14.5h.1',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  more: 'M4.5 10h.8M9.6 10h.8M14.7 10h.8',
  open: 'M11.5 4H16v4.5M16 4l-6.5 6.5M13.5 11.5V16H4V6.5h4.5',
  panel: 'M3.5 4.5h13v11h-13zM12 4.5v11',
  paste: 'M6 5H4.5v12h11V5H14M7 3.5h6v3H7z',
  path: 'M4 5.5h4v4H4zM12 10.5h4v4h-4zM8 7.5h2v5h2',
  refresh: 'M16 5v3.5h-3.5M15.6 8.5A6 6 0 1 0 16 11',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  send: 'M3 10 17 3.5 13 17l-3-5.5L3 10Zm7 1.5 3-3',
  settings:
    'M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7M12.5 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7.5 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  tray: 'M3.5 11.5 5.5 4h9l2 7.5v4.5h-13zM3.5 11.5h4l1 2h3l1-2h4',
  trash: 'M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 8.5v5M11.5 8.5v5',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5H12a4 4 0 0 1 0 8H8',
} as const;

export type IconName = keyof typeof paths;

/** Decoration only: the words stand beside it or in the button's name. */
export function Icon({ name, class: extra }: { name: IconName; class?: string }) {
  return (
    <svg class={`${styles.icon} ${extra ?? ''}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
