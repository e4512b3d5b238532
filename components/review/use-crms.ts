import { useEffect, useState } from 'preact/hooks';

type Crms = typeof import('./form.ts');

let loaded: Crms | undefined;

/** What the definitions of the CRMs make of a draft, once they are there: heavy, and the lead is shown before any of it is needed. */
export function useCrms(): Crms | undefined {
  const [crms, setCrms] = useState(loaded);
  useEffect(() => {
    if (crms) return;
    void import('./form.ts').then((module) => {
      loaded = module;
      setCrms(module);
    });
  }, [crms]);
  return crms;
}
