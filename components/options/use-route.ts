import { useEffect, useState } from 'preact/hooks';

/** The place in the options page, from the address's hash: `#/accounts/new` → ['accounts', 'new']. */
export function useRoute(): readonly string[] {
  const read = () => location.hash.replace(/^#\/?/, '').split('/').filter(Boolean);
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const changed = () => setRoute(read());
    // It may have changed between the first rendering and this.
    changed();
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return route;
}
