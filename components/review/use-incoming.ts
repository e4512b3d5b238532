import { useEffect, useState } from 'preact/hooks';
import type { DraftHold } from './use-draft.ts';

interface Incoming {
  /** Something is dragged over the review. */
  readonly dropping: boolean;
  /** What came last could not be read. */
  readonly failed: boolean;
}

/** Paste anywhere (outside an input) and drop a file or text anywhere. */
export function useIncoming(hold: DraftHold | undefined): Incoming {
  const [dropping, setDropping] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!hold) return;
    const take = (data: DataTransfer | null) => {
      const [file] = data?.files ?? [];
      const text = data?.getData('text/plain') ?? '';
      if (!file && !text.trim()) return;
      (file ? hold.useFile(file) : hold.usePasted(text)).then(
        () => setFailed(false),
        () => setFailed(true),
      );
    };
    const paste = (event: ClipboardEvent) => {
      const typing = (event.target as HTMLElement | null)?.closest?.('input, textarea, select');
      if (typing && !event.clipboardData?.files.length) return;
      event.preventDefault();
      take(event.clipboardData);
    };
    const over = (event: DragEvent) => {
      event.preventDefault();
      setDropping(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDropping(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setDropping(false);
      take(event.dataTransfer);
    };
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [hold]);
  return { dropping, failed };
}
