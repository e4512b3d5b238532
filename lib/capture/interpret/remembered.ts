import { looksLikeName } from '../../lead/name.ts';
import { type ControlField, fieldOfWords } from './control-words.ts';

/** As many texts as a few pages have; then everything is forgotten. */
const most = 8000;

/** Several readers ask the same of the same short texts of a page; the answer depends on nothing else. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined || known.has(text)) return answer as T;
    const fresh = read(text);
    if (known.size >= most) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}

export const controlField: (words: string) => ControlField | undefined = remembered(fieldOfWords);
export { fieldOfLabel as labelField, roleOfLabel as labelRole } from './labels.ts';
export const nameLikeness: (text: string) => number = remembered(looksLikeName);
