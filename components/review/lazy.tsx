import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A component whose code is loaded when it is first shown. Nothing stands in its place until then. */
export function lazy<P extends object>(load: () => Promise<{ default: ComponentType<P> }>) {
  let loaded: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [Shown, setShown] = useState<ComponentType<P> | undefined>(() => loaded);
    useEffect(() => {
      if (!Shown) {
        void load().then((module) => {
          loaded = module.default;
          setShown(() => module.default);
        });
      }
    }, [Shown]);
    return Shown ? <Shown {...props} /> : null;
  };
}
