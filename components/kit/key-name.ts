import { t } from '../../lib/i18n/index.ts';

const mac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);

/** A key as this computer's keyboard calls it: "Ctrl+Z", "⌘Z". */
export function keyName(key: string): string {
  return mac ? key.replace('Ctrl+', '⌘').replace('Alt+', '⌥').replace('Shift+', '⇧') : key.replace('Shift', t('Shift'));
}
