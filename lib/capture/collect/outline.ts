import type { Block } from '../facts.ts';
import type { Budget } from './budget.ts';
import type { Controls } from './controls.ts';
import { fromTop, pathOf, shadowStep } from './path.ts';
import { fold } from './text.ts';
import type { Sight } from './visible.ts';

/** Elements whose content is no text of the page. */
const skipped = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD META LINK TITLE IFRAME FRAME OBJECT EMBED CANVAS VIDEO AUDIO MAP DATALIST OPTION OPTGROUP PROGRESS METER svg SVG math'.split(
    ' ',
  ),
);
const controlTags = new Set(['INPUT', 'SELECT', 'TEXTAREA']);
/** Elements that say nothing by themselves and give way to their only child. */
const plain = new Set(['div', 'span', 'font', 'center', 'tbody', 'b', 'strong', 'i', 'em', 'slot', 'section', 'p']);
const hintWords =
  /name|phone|tel|mail|addr|street|city|zip|post|contact|owner|agent|assign|footer|header|nav|side|user|account|author|profile|customer|client|consumer|lead|quote|signature|recipient|delet|strike|active|select|current|modal|dialog|drawer|menu|staff|team|company|org|title|subject|sender|from|reply|comment|message|note|outgoing|incoming|breadcrumb|copyright|cookie|legal/i;
const lineBreakInText = /\S[^\S\n]*\n[^\S\n]*\S/;
const textCap = 3000;
const depthCap = 900;

interface Draft extends Block {
  kids: Draft[];
}

/**
 * The visible page as blocks in document order, shadow roots and slots as they are shown.
 * Empty elements are left out and elements around one element only are left out too.
 */
export function outline(document: Document, budget: Budget, sight: Sight, controls: Controls): Block[] {
  const view = document.defaultView;
  const host = document.location?.hostname ?? '';
  let space = false;

  function textRun(node: Node, owner: Element): string {
    const raw = node.nodeValue ?? '';
    if (
      raw.length > 2 &&
      lineBreakInText.test(raw) &&
      view?.getComputedStyle(owner).whiteSpaceCollapse?.startsWith('preserve')
    ) {
      return raw.slice(0, textCap).replace(/[^\S\n]+/g, ' ');
    }
    return (raw.length > textCap ? raw.slice(0, textCap) : raw).replace(/\s+/g, ' ');
  }

  function draftOf(element: Element, tag: string, path: number[]): Draft {
    const draft: Draft = { in: -1, tag, path, kids: [] };
    const set = draft as { -readonly [K in keyof Draft]: Draft[K] };
    if (element.hasAttributes()) {
      const role = element.getAttribute('role');
      if (role && role !== 'presentation' && role !== 'none') set.role = role.slice(0, 30);
      const label = element.getAttribute('aria-label');
      if (label) set.label = fold(label, 120);
      const title = element.getAttribute('title');
      if (title && tag !== 'a') set.title = fold(title, 80);
      if (tag === 'a') {
        const href = element.getAttribute('href') ?? '';
        if (/^\s*(?:mailto|tel|sms|callto):/i.test(href)) set.href = href.trim().slice(0, 600);
        else if (/^\s*https?:/i.test(href) && (element as HTMLAnchorElement).hostname !== host) {
          set.href = (element as HTMLAnchorElement).href.slice(0, 200);
        }
      } else if (tag === 'time') {
        const when = element.getAttribute('datetime');
        if (when) set.datetime = when.slice(0, 40);
      }
      const names = `${element.id} ${element.getAttribute('class') ?? ''}`;
      if (names.length > 3 && hintWords.test(names)) set.hint = fold(names, 80);
      let marks = '';
      if (tag === 's' || tag === 'del' || tag === 'strike') marks += 's';
      const current = element.getAttribute('aria-current') ?? element.getAttribute('aria-selected');
      if (current && current !== 'false') marks += 'c';
      if (element.getAttribute('aria-hidden') === 'true') marks += 'q';
      if (element.getAttribute('aria-modal') === 'true') marks += 'm';
      if (marks) set.marks = marks;
      const row =
        element.getAttribute('row-id') ?? element.getAttribute('data-row-id') ?? element.getAttribute('aria-rowindex');
      if (row) set.row = row.slice(0, 40);
    } else if (tag === 's' || tag === 'del' || tag === 'strike') set.marks = 's';
    return draft;
  }

  function isStruck(element: Element, text: string): boolean {
    // Computed style costs; only a number or an address that is struck out can mislead.
    return (
      /\d{3}[^\n]{0,8}\d{2}|@/.test(text) &&
      !!view?.getComputedStyle(element).textDecorationLine?.includes('line-through')
    );
  }

  function control(element: Element, tag: string, path: number[], into: Draft): boolean {
    const box = sight.boxOf(element);
    const fact = controls.read(element, box === null);
    if (!fact) return false;
    const draft = draftOf(element, tag, path);
    draft.control = fact;
    if (box) draft.box = box;
    budget.weigh(fact.value.length + 120);
    into.kids.push(draft);
    return true;
  }

  function children(container: Node, owner: Element, into: Draft, steps: number[], depth: number): void {
    let index = -1;
    let box: ReturnType<Sight['boxOf']> | 'unasked' = 'unasked';
    for (let node = container.firstChild; node && !budget.spent; node = node.nextSibling) {
      if (node.nodeType === 1) {
        index += 1;
        walk(node as Element, into, [...steps, index], depth + 1);
      } else if (node.nodeType === 3) {
        const text = textRun(node, owner);
        if (text === ' ' || text === '') {
          if (text) space = true;
          continue;
        }
        if (box === 'unasked') {
          box = sight.boxOf(owner);
          if (box && isStruck(owner, owner.textContent ?? '')) into.marks = `${into.marks ?? ''}s`;
        }
        if (box === null) continue;
        run(into, text, box);
      }
    }
  }

  function run(into: Draft, text: string, box: ReturnType<Sight['boxOf']>): void {
    const trimmed = text.trim();
    const spaced = space || text[0] === ' ' || text[0] === '\n';
    space = text[text.length - 1] === ' ';
    budget.weigh(trimmed.length);
    const draft: Draft = { in: -1, tag: '#', text: spaced ? ` ${trimmed}` : trimmed, kids: [] };
    if (box) draft.box = box;
    into.kids.push(draft);
  }

  /** Steps are the child indexes since the element of `into`. */
  function walk(element: Element, into: Draft, steps: number[], depth: number): void {
    const name = element.tagName;
    if (skipped.has(name) || depth > depthCap || !budget.step()) return;
    if (name === 'IMG') {
      const label = fold(element.getAttribute('alt') ?? '', 41);
      if (label && label.length <= 40) into.kids.push({ in: -1, tag: 'icon', label, path: steps, kids: [] });
      return;
    }
    if (name === 'BR' || name === 'HR') {
      into.kids.push({ in: -1, tag: name === 'BR' ? 'br' : 'hr', kids: [] });
      space = false;
      return;
    }
    if ((element as HTMLElement).hidden) return;
    const tag = name.toLowerCase();
    if (controlTags.has(name)) {
      control(element, tag, steps, into);
      return;
    }
    const editable = element.getAttribute('contenteditable');
    if (editable !== null && editable !== 'false' && control(element, tag, steps, into)) return;

    const draft = draftOf(element, tag, steps);
    const shadow = element.shadowRoot;
    if (shadow) children(shadow, element, draft, [shadowStep], depth);
    else if (name === 'SLOT' && element.getRootNode() instanceof ShadowRoot) {
      const assigned = (element as HTMLSlotElement).assignedNodes();
      if (assigned.length === 0) children(element, element, draft, [], depth);
      for (const node of assigned) {
        if (budget.spent) break;
        // What is shown in a slot stands below the host in the tree, not below the slot.
        if (node.nodeType === 1) walk(node as Element, draft, [fromTop, ...pathOf(node as Element)], depth + 1);
        else if (node.nodeType === 3) {
          const text = textRun(node, element);
          const owner = node.parentElement ?? element;
          if (text !== ' ' && text !== '' && sight.boxOf(owner) !== null) run(draft, text, undefined);
        }
      }
    } else children(element, element, draft, [], depth);

    settle(draft, into);
  }

  /** Keeps a block that says something, lets its only child stand for it where it says nothing itself. */
  function settle(draft: Draft, into: Draft): void {
    const only = draft.kids.length === 1 ? draft.kids[0] : undefined;
    if (draft.kids.length === 0) {
      // An icon may be all the label that a number has.
      if (draft.label && draft.label.length <= 40 && !draft.marks) into.kids.push({ ...draft, tag: 'icon' });
      return;
    }
    if (only?.tag === '#') {
      draft.text = only.text;
      if (only.box) draft.box = only.box;
      draft.kids = [];
    } else if (
      only?.path &&
      plain.has(draft.tag) &&
      !draft.role &&
      !draft.label &&
      !draft.title &&
      !draft.hint &&
      !draft.marks &&
      !draft.row
    ) {
      if (only.path[0] !== fromTop) only.path = [...(draft.path ?? []), ...only.path];
      into.kids.push(only);
      return;
    }
    budget.weigh(draft.hint?.length ?? 0);
    into.kids.push(draft);
  }

  const top: Draft = { in: -1, tag: 'html', kids: [] };
  const body = document.body ?? document.documentElement;
  const index =
    body === document.documentElement ? [] : [Array.prototype.indexOf.call(body.parentElement?.children ?? [], body)];
  walk(body, top, index, 0);
  return flatten(top.kids);
}

/** The tree as a list in document order. */
function flatten(top: Draft[]): Block[] {
  const blocks: Block[] = [];
  const add = (drafts: Draft[], parent: number): void => {
    for (const { kids, ...block } of drafts) {
      const index = blocks.length;
      block.in = parent;
      blocks.push(block);
      if (kids.length > 0) add(kids, index);
    }
  };
  add(top, -1);
  return blocks;
}
