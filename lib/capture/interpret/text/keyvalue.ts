import type { Capture, CaptureContext, CaptureOrigin } from '../../capture.ts';
import { findsOfPairs, type Pair } from './pairs.ts';
import { settle } from './settle.ts';

/** "key=value" on every line, or one URL-encoded body ("a=1&b=2"). */
export function isKeyValue(text: string): boolean {
  const lines = text
    .trim()
    .split(/\r?\n/)
    .filter((l) => l.trim());
  if (lines.length === 1)
    return /^(?:[\w.[\]%+-]{1,60}=[^&]{0,2000}&){2,200}[\w.[\]%+-]{1,60}=[^&]{0,2000}$/.test(
      (lines[0] ?? '').slice(0, 20_000),
    );
  const pairs = lines.slice(0, 200).filter((l) => /^["']?[\w .[\]-]{1,60}["']?\s?=(?!=)/.test(l)).length;
  return pairs >= 3 && pairs >= lines.length * 0.7;
}

/** The lead of such a body; values are percent-decoded where they are encoded. */
export function readKeyValue(text: string, context: CaptureContext, kind: CaptureOrigin['kind']): Capture {
  const lines = text
    .trim()
    .split(/\r?\n/)
    .filter((l) => l.trim());
  const fields = lines.length === 1 ? (lines[0] ?? '').split('&') : lines;
  const encoded = lines.length === 1 || !fields.some((f) => /=.*\s/.test(f.trim()));
  const pairs: Pair[] = [];
  for (const [i, field] of fields.slice(0, 500).entries()) {
    const cut = field.indexOf('=');
    if (cut < 1) {
      const last = pairs.at(-1);
      if (last && field.trim()) pairs[pairs.length - 1] = { ...last, value: `${last.value}\n${field.trim()}` };
      continue;
    }
    const label = decode(field.slice(0, cut), encoded)
      .replace(/^["'\s]+|["'\s]+$/g, '')
      .replace(/^.{0,40}\[([^\]]{1,40})\]$/, '$1');
    const value = decode(field.slice(cut + 1), encoded)
      .trim()
      .replace(/^"(.{0,4000})"$/s, '$1');
    pairs.push({
      label,
      value,
      evidence: {
        source: 'key-value',
        text: lines.length === 1 ? `“${label}”` : `line ${i + 1}, “${label}”`,
        quote: value,
      },
    });
  }
  const { finds, unplaced } = findsOfPairs(pairs, context.country);
  return settle({ finds, unplaced, kind, context });
}

function decode(text: string, encoded: boolean): string {
  if (!encoded) return text;
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
