import { useEffect, useState } from 'preact/hooks';

type Crms = typeof import('../../lib/crm/index.ts');

let loaded: Crms | undefined;

/** The definitions of all CRMs, once they are there: heavy, and the lead is shown before any of them is needed. */
export function useCrms(): Crms | undefined {
  const [crms, setCrms] = useState(loaded);
  useEffect(() => {
    if (crms) return;
    void import('../../lib/crm/index.ts').then((module) => {
      loaded = module;
      setCrms(module);
    });
  }, [crms]);
  return crms;
}
