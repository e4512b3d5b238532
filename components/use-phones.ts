import { useEffect, useState } from 'preact/hooks';
import { loadFormats, showPhone, wantsFormats } from '../lib/lead/show-phone.ts';

/** Gives `showPhone` for these numbers, and shows them again once formats that they need are loaded. */
export function usePhones(numbers: readonly string[]): typeof showPhone {
  const [, showAgain] = useState(false);
  const wanting = numbers.some(wantsFormats);
  useEffect(() => {
    if (wanting) void loadFormats().then(() => showAgain(true));
  }, [wanting]);
  return showPhone;
}
