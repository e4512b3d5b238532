import type { Block } from '../facts.ts';
import { withoutPrivateNumbers } from '../private.ts';
import { type Draft, draft, flatten, type Open, settle } from './block-tree.ts';
import type { Budget } from './budget.ts';
import type { Controls } from './controls.ts';
import { fromTop, pathOf, shadowStep } from './path.ts';
import { fold } from './text.ts';
import type { Box, Sight } from './visible.ts';

/** What the walk does with an element, by its name in small letters; all others are walked through. */
type Kind = 'skip' | 'break' | 'image' | 'control' | 'host' | 'slot';
const kinds = new Map<string, Kind>();
const are = (kind: Kind, names: string) => {
  for (const name of names.split(' ')) kinds.set(name, kind);
};
// Their content is no text of the page.
are(
  'skip',
  'script style noscript template head meta link title iframe frame object embed canvas video audio map datalist option optgroup progress meter svg math',
);
are('break', 'br hr');
are('image', 'img');
are('control', 'input select textarea');
are('slot', 'slot');
// They may have a shadow root, beside those with a dash in their name. @see https://dom.spec.whatwg.org/#valid-shadow-host-name
are('host', 'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span');
/** A shadow root is a fragment; `instanceof` would ask for the right window. */
const documentFragment = 11;
/** Controls that scripts draw: their text is their value. */
const drawn = '[role=combobox],[role=textbox],[role=spinbutton]';
/** One by one: over hundreds of thousands of elements a list of selectors takes several times as long as its parts. */
const decisive = ['[hidden]', '[contenteditable]', '[aria-label]', ...drawn.split(',')];
const struckTags = new Set(['s', 'del', 'strike']);
const hintWords =
  /name|phone|tel|mail|addr|street|city|zip|post|contact|owner|agent|assign|footer|header|nav|side|user|account|author|profile|customer|client|consumer|lead|quote|signature|recipient|delet|strike|active|select|current|modal|dialog|drawer|menu|staff|team|company|org|title|subject|sender|from|reply|comment|message|(?:^|[\s_-])(?:me|in|out|own|mine|self|name|msg|sel|admin|business)(?:$|[\s_-])|author|byline|note|outgoing|incoming|inbound|outbound|bubble|visitor|label|caption|question|breadcrumb|copyright|cookie|legal|card|panel/i;
/** Attributes that a block says something of. */
const told = new Set(
  'id class role aria-label title href aria-current aria-selected aria-hidden aria-modal row-id data-row-id data-rowid data-uid aria-rowindex'.split(
    ' ',
  ),
);
const textCap = 3000;
const depthCap = 900;
/** Computed styles asked for to keep the lines of preformatted text; each costs microseconds. */
const mostStyleChecks = 60;

const rawOf = ({ data }: Text) => (data.length > textCap ? data.slice(0, textCap) : data);
/** More blanks in a row than one, or another than the space. */
const unfolded = /\s\s|[^\S ]/;
/** What a number, an address or a label has: no other text can hold what is private, struck out or worth veiling. */
const telling = /[\d@:=#]/;

/**
 * The visible page as blocks in document order, shadow roots and slots as they are shown.
 * Empty elements are left out, and so are elements around one element only.
 */
export function outline(document: Document, budget: Budget, sight: Sight, controls: Controls): Block[] {
  const view = document.defaultView;
  const host = document.location?.hostname ?? '';
  /** Class names repeat; what was decided about them is kept. */
  const hints = new Map<string, string>();
  /** Elements whose attributes decide what the walk does with them: few, so the browser is asked for all at once. */
  const deciding = new Set<Element>();
  const decidingIn = (root: ParentNode) => {
    for (const selector of decisive) for (const element of root.querySelectorAll(selector)) deciding.add(element);
  };
  decidingIn(document);
  /** Controls that the walk has come to. */
  const seen = new Set<Element>();
  let styleChecks = 0;
  let space = false;

  /** White space folded, save the lines of preformatted text. `raw` has words, `text` is the same without blanks around. */
  function folded(raw: string, text: string, owner: Element): string {
    if (raw.indexOf('\n') > 0 && text.indexOf('\n') > 0 && styleChecks < mostStyleChecks) {
      styleChecks += 1;
      if (view?.getComputedStyle(owner).whiteSpaceCollapse?.startsWith('preserve'))
        return text.replace(/[^\S\n]+/g, ' ');
    }
    return unfolded.test(text) ? text.replace(/\s+/g, ' ') : text;
  }

  /** Takes what the attributes say into the block. */
  function attributes(element: Element, tag: string, block: Open<Block>): void {
    let id = '';
    let className = '';
    let marks = struckTags.has(tag) ? 's' : '';
    for (const name of element.getAttributeNames()) {
      if (!told.has(name)) continue;
      const value = element.getAttribute(name) ?? '';
      switch (name) {
        case 'id':
          id = value;
          break;
        case 'class':
          className = value;
          break;
        case 'role':
          if (value && value !== 'presentation' && value !== 'none') block.role = value.slice(0, 30);
          break;
        case 'aria-label':
          block.label = fold(value, 120);
          break;
        case 'title':
          if (tag !== 'a') block.title = fold(value, 80);
          break;
        case 'href':
          if (tag === 'a') link(element as HTMLAnchorElement, value, block);
          break;
        case 'aria-current':
        case 'aria-selected':
          if (value !== 'false') marks += 'c';
          break;
        case 'aria-hidden':
          if (value === 'true') marks += 'q';
          break;
        case 'aria-modal':
          if (value === 'true') marks += 'm';
          break;
        default:
          block.row ??= value.slice(0, 40);
      }
    }
    if (marks) block.marks = marks;
    if (!id && !className) return;
    const names = id ? `${id} ${className}` : className;
    let hint = hints.get(names);
    if (hint === undefined) {
      hint = hintWords.test(names) ? fold(names, 60) : '';
      hints.set(names, hint);
    }
    if (hint) block.hint = hint;
  }

  function link(element: HTMLAnchorElement, href: string, block: Open<Block>): void {
    if (/^\s*(?:mailto|tel|sms|callto):/i.test(href)) block.href = href.trim().slice(0, 600);
    else {
      // To ask the element means to have the address parsed; most links that name a site name the page's own.
      const [, named] = /^\s*(?:https?:)?\/\/([^/?#:]*)/i.exec(href) ?? [];
      if (named !== undefined && named !== host && element.hostname !== host) block.href = element.href.slice(0, 200);
    }
  }

  function isStruck(element: Element, text: string): boolean {
    // Computed style costs; only a number or an address that is struck out can mislead.
    return (
      text.length < 200 &&
      /\d{3}[^\n]{0,8}\d{2}|@/.test(text) &&
      !!view?.getComputedStyle(element).textDecorationLine?.includes('line-through')
    );
  }

  function control(element: Element, tag: string, path: number[], into: Draft[]): boolean {
    seen.add(element);
    const { value = '' } = element as HTMLInputElement;
    const unseen = sight.boxOf(element) === null || sight.isVeiled(element, value.slice(0, textCap));
    const fact = controls.read(element, unseen);
    if (!fact) return false;
    const made = draft(tag, path);
    attributes(element, tag, made.block);
    made.block.control = fact;
    budget.weigh(fact.value.length + (fact.label?.length ?? 0) + 160);
    into.push(made);
    return true;
  }

  /** Answers whether the owner's text is struck out. */
  function children(container: Node, owner: Element, into: Draft[], steps: readonly number[], depth: number): boolean {
    let index = -1;
    let box: Box | undefined | null;
    let asked = false;
    let struck = false;
    for (let node = container.firstChild; node && !budget.spent; node = node.nextSibling) {
      const type = node.nodeType;
      if (type === 1) {
        index += 1;
        walk(node as Element, into, steps.length === 0 ? [index] : [...steps, index], depth + 1);
      } else if (type === 3) {
        const raw = rawOf(node as Text);
        const text = raw.trim();
        if (text === '') {
          if (raw) space = true;
          continue;
        }
        if (!asked) {
          asked = true;
          box = sight.boxOf(owner);
          struck = !!box && isStruck(owner, text);
        }
        if (box !== null && !sight.isVeiled(owner, text)) run(into, raw, folded(raw, text, owner), box);
      }
    }
    return struck;
  }

  /** `text` is `raw` folded, without the blanks around. */
  function run(into: Draft[], raw: string, text: string, box: Box | undefined): void {
    const spaced = space || raw[0] !== text[0];
    space = raw[raw.length - 1] !== text[text.length - 1];
    const safe = telling.test(text) ? withoutPrivateNumbers(text) : text;
    budget.weigh(safe.length + 50);
    const made = draft('#');
    made.block.text = spaced ? ` ${safe}` : safe;
    if (box) made.block.box = box;
    into.push(made);
  }

  /** `steps` are the child indexes since the element of `into`. */
  function walk(element: Element, into: Draft[], steps: number[], depth: number): void {
    const tag = element.localName;
    const kind = kinds.get(tag);
    if (kind === 'skip' || depth > depthCap || !budget.step()) return;
    if (kind === 'break') {
      into.push(draft(tag));
      space = false;
      return;
    }
    if (kind === 'image') {
      const label = fold(element.getAttribute('alt') ?? '', 41);
      if (label && label.length <= 40) {
        const icon = draft('icon', steps);
        icon.block.label = label;
        into.push(icon);
      }
      return;
    }
    if (kind === 'control') {
      control(element, tag, steps, into);
      return;
    }
    const decides = deciding.has(element);
    if (decides) {
      if ((element as HTMLElement).hidden) return;
      const editable = element.getAttribute('contenteditable') ?? 'false';
      const written =
        editable !== 'false' || (element.matches(drawn) && !element.querySelector('input,textarea,select'));
      if (written && control(element, tag, steps, into)) return;
    }
    const kids: Draft[] = [];
    const shadow = kind === 'host' || (kind === undefined && tag.includes('-')) ? element.shadowRoot : null;
    let struck = false;
    if (shadow) {
      decidingIn(shadow);
      struck = children(shadow, element, kids, [shadowStep], depth);
    } else if (kind === 'slot' && element.getRootNode().nodeType === documentFragment)
      struck = slot(element as HTMLSlotElement, kids, depth);
    else struck = children(element, element, kids, [], depth);
    if (kids.length === 0 && !decides) return;
    // What says nothing is not asked for its attributes: those of most elements of a page.
    const made = draft(tag, steps, kids);
    if (element.hasAttributes()) attributes(element, tag, made.block);
    else if (struckTags.has(tag)) made.block.marks = 's';
    if (struck) made.block.marks = `${made.block.marks ?? ''}s`;
    settle(made, into, budget);
  }

  function slot(element: HTMLSlotElement, into: Draft[], depth: number): boolean {
    const assigned = element.assignedNodes();
    if (assigned.length === 0) return children(element, element, into, [], depth);
    for (const node of assigned) {
      if (budget.spent) break;
      // What is shown in a slot stands below the host in the tree, not below the slot.
      if (node.nodeType === 1) walk(node as Element, into, [fromTop, ...pathOf(node as Element)], depth + 1);
      else if (node.nodeType === 3) {
        const raw = rawOf(node as Text);
        const text = raw.trim();
        const owner = node.parentElement ?? element;
        if (text === '' || sight.boxOf(owner) === null || sight.isVeiled(owner, text)) continue;
        run(into, raw, folded(raw, text, owner), undefined);
      }
    }
    return false;
  }

  const top: Draft[] = [];
  const body = document.body ?? document.documentElement;
  const siblings = body.parentElement?.children ?? [];
  walk(body, top, body === document.documentElement ? [] : [Array.prototype.indexOf.call(siblings, body)], 0);
  // A page too long to be read in time may still hold the form that is being filled.
  if (budget.late) {
    for (const tag of ['input', 'select', 'textarea']) {
      if (budget.tooLate()) break;
      for (const element of document.querySelectorAll(tag)) {
        if (budget.tooLate()) break;
        if (!seen.has(element)) control(element, tag, [fromTop, ...pathOf(element)], top);
      }
    }
  }
  return flatten(top);
}
