/** Actions of the menus that have a key: pressed with Alt. One table for the keys themselves and for the sheet that lists them. */
export const actionKeys: readonly { readonly code: string; readonly action: string; readonly label: string }[] = [
  { code: 'KeyR', action: 'reread', label: 'Read the page again' },
  { code: 'KeyA', action: 'account', label: 'Choose the account' },
  { code: 'KeyP', action: 'preview', label: 'Preview the requests' },
  { code: 'KeyV', action: 'replace', label: 'Paste or replace the lead' },
  { code: 'KeyS', action: 'use-selection', label: 'Use the page’s selection' },
  { code: 'KeyF', action: 'use-file', label: 'Choose a file' },
  { code: 'KeyB', action: 'panel', label: 'Open beside the page' },
  { code: 'KeyW', action: 'window', label: 'Open in a window' },
  { code: 'KeyH', action: 'history', label: 'History' },
  { code: 'KeyO', action: 'settings', label: 'Settings' },
  { code: 'KeyL', action: 'lock', label: 'Lock the keys' },
];
