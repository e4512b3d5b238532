import type { Block } from '../facts.ts';
import { withoutPrivateNumbers } from '../private.ts';
import type { Budget } from './budget.ts';
import type { Controls } from './controls.ts';
import { fromTop, pathOf, shadowStep } from './path.ts';
import { fold } from './text.ts';
import type { Box, Sight } from './visible.ts';

/** Elements whose content is no text of the page. */
const skipped = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD META LINK TITLE IFRAME FRAME OBJECT EMBED CANVAS VIDEO AUDIO MAP DATALIST OPTION OPTGROUP PROGRESS METER svg SVG math'.split(
    ' ',
  ),
);
const controlTags = new Set(['INPUT', 'SELECT', 'TEXTAREA']);
/** A shadow root is a fragment; `instanceof` would ask for the right window. */
const documentFragment = 11;
const drawnControls = new Set(['combobox', 'textbox', 'spinbutton']);
const cellTags = new Set(['td', 'th']);
const struckTags = new Set(['s', 'del', 'strike']);
/** The elements that may have a shadow root, beside those with a dash in their name. @see https://dom.spec.whatwg.org/#valid-shadow-host-name */
const shadowHosts = new Set(
  'ARTICLE ASIDE BLOCKQUOTE BODY DIV FOOTER H1 H2 H3 H4 H5 H6 HEADER MAIN NAV P SECTION SPAN'.split(' '),
);
/** Elements that say nothing by themselves and give way to their only child. */
const plain = new Set(['div', 'span', 'font', 'center', 'tbody', 'b', 'strong', 'i', 'em', 'slot', 'section', 'p']);
const hintWords =
  /name|phone|tel|mail|addr|street|city|zip|post|contact|owner|agent|assign|footer|header|nav|side|user|account|author|profile|customer|client|consumer|lead|quote|signature|recipient|delet|strike|active|select|current|modal|dialog|drawer|menu|staff|team|company|org|title|subject|sender|from|reply|comment|message|(?:^|[\s_-])(?:me|out|own|mine|self|name)(?:$|[\s_-])|author|byline|note|outgoing|incoming|breadcrumb|copyright|cookie|legal|card|panel/i;
const textCap = 3000;
const depthCap = 900;
/** Computed styles asked for to keep the lines of preformatted text; each costs microseconds. */
const mostStyleChecks = 60;

type Deciding = '' | 'hidden' | 'editable' | 'drawn';

type Open<T> = { -readonly [K in keyof T]: T[K] };

interface Draft {
  readonly block: Open<Block>;
  kids: Draft[];
}

const draft = (tag: string, path?: number[]): Draft => ({
  block: path ? { in: -1, tag, path } : { in: -1, tag },
  kids: [],
});

/**
 * The visible page as blocks in document order, shadow roots and slots as they are shown.
 * Empty elements are left out, and so are elements around one element only.
 */
export function outline(document: Document, budget: Budget, sight: Sight, controls: Controls): Block[] {
  const view = document.defaultView;
  const host = document.location?.hostname ?? '';
  /** Class names repeat; what was decided about them is kept. */
  const hints = new Map<string, string>();
  /** Names of elements in small letters, made once each. */
  const tags = new Map<string, string>();
  /** Controls that the walk has come to. */
  const seen = new Set<Element>();
  let styleChecks = 0;
  let space = false;

  function textRun(node: Node, owner: Element): string {
    let raw = node.nodeValue ?? '';
    if (raw.length > textCap) raw = raw.slice(0, textCap);
    if (raw.indexOf('\n') > 0 && styleChecks < mostStyleChecks && raw.trim().indexOf('\n') > 0) {
      styleChecks += 1;
      if (view?.getComputedStyle(owner).whiteSpaceCollapse?.startsWith('preserve'))
        return raw.replace(/[^\S\n]+/g, ' ');
    }
    return raw.replace(/\s+/g, ' ');
  }

  /** Takes what the attributes say into the block; answers which of those that decide about the element are there. */
  function attributes(element: Element, tag: string, block: Open<Block>): Deciding {
    let deciding: Deciding = '';
    let id = '';
    let className = '';
    let marks = struckTags.has(tag) ? 's' : '';
    for (const name of element.getAttributeNames()) {
      switch (name) {
        case 'id':
          id = element.id;
          break;
        case 'class':
          className = element.getAttribute('class') ?? '';
          break;
        case 'role': {
          const role = element.getAttribute('role') ?? '';
          if (deciding === '' && drawnControls.has(role)) deciding = 'drawn';
          if (role && role !== 'presentation' && role !== 'none') block.role = role.slice(0, 30);
          break;
        }
        case 'hidden':
          if ((element as HTMLElement).hidden) return 'hidden';
          break;
        case 'contenteditable':
          if (element.getAttribute(name) !== 'false') deciding = 'editable';
          break;
        case 'aria-label':
          block.label = fold(element.getAttribute(name) ?? '', 120);
          break;
        case 'title':
          if (tag !== 'a') block.title = fold(element.getAttribute(name) ?? '', 80);
          break;
        case 'href':
          if (tag === 'a') link(element as HTMLAnchorElement, block);
          break;
        case 'datetime':
          if (tag === 'time') block.datetime = (element.getAttribute(name) ?? '').slice(0, 40);
          break;
        case 'aria-current':
        case 'aria-selected':
          if (element.getAttribute(name) !== 'false') marks += 'c';
          break;
        case 'aria-hidden':
          if (element.getAttribute(name) === 'true') marks += 'q';
          break;
        case 'aria-modal':
          if (element.getAttribute(name) === 'true') marks += 'm';
          break;
        case 'row-id':
        case 'data-row-id':
        case 'aria-rowindex':
          block.row ??= (element.getAttribute(name) ?? '').slice(0, 40);
          break;
      }
    }
    if (marks) block.marks = marks;
    if (!id && !className) return deciding;
    const names = id ? `${id} ${className}` : className;
    let hint = hints.get(names);
    if (hint === undefined) {
      hint = hintWords.test(names) ? fold(names, 60) : '';
      hints.set(names, hint);
    }
    if (hint) block.hint = hint;
    return deciding;
  }

  function link(element: HTMLAnchorElement, block: Open<Block>): void {
    const href = element.getAttribute('href') ?? '';
    if (/^\s*(?:mailto|tel|sms|callto):/i.test(href)) block.href = href.trim().slice(0, 600);
    else if (/^\s*(?:https?:)?\/\//i.test(href) && element.hostname !== host) block.href = element.href.slice(0, 200);
  }

  function isStruck(element: Element, text: string): boolean {
    // Computed style costs; only a number or an address that is struck out can mislead.
    return (
      text.length < 200 &&
      /\d{3}[^\n]{0,8}\d{2}|@/.test(text) &&
      !!view?.getComputedStyle(element).textDecorationLine?.includes('line-through')
    );
  }

  function control(element: Element, tag: string, path: number[], into: Draft): boolean {
    seen.add(element);
    const box = sight.boxOf(element);
    const { value = '' } = element as HTMLInputElement;
    const fact = controls.read(element, box === null || sight.isVeiled(element, value.slice(0, textCap)));
    if (!fact) return false;
    const made = draft(tag, path);
    attributes(element, tag, made.block);
    made.block.control = fact;
    if (box) made.block.box = box;
    budget.weigh(fact.value.length + (fact.label?.length ?? 0) + 160);
    into.kids.push(made);
    return true;
  }

  function children(container: Node, owner: Element, into: Draft, steps: readonly number[], depth: number): void {
    let index = -1;
    let box: Box | undefined | null;
    let asked = false;
    for (let node = container.firstChild; node && !budget.spent; node = node.nextSibling) {
      if (node.nodeType === 1) {
        index += 1;
        walk(node as Element, into, steps.length === 0 ? [index] : [...steps, index], depth + 1);
      } else if (node.nodeType === 3) {
        const text = textRun(node, owner);
        if (text === ' ' || text === '') {
          if (text) space = true;
          continue;
        }
        if (!asked) {
          asked = true;
          box = sight.boxOf(owner);
          if (box && isStruck(owner, text)) into.block.marks = `${into.block.marks ?? ''}s`;
        }
        if (box !== null && !sight.isVeiled(owner, text)) run(into, text, box);
      }
    }
  }

  function run(into: Draft, text: string, box: Box | undefined): void {
    const trimmed = withoutPrivateNumbers(text.trim());
    const spaced = space || text[0] === ' ' || text[0] === '\n';
    space = text[text.length - 1] === ' ';
    budget.weigh(trimmed.length + 50);
    const made = draft('#');
    made.block.text = spaced ? ` ${trimmed}` : trimmed;
    if (box) made.block.box = box;
    into.kids.push(made);
  }

  /** `steps` are the child indexes since the element of `into`. */
  function walk(element: Element, into: Draft, steps: number[], depth: number): void {
    const name = element.tagName;
    if (skipped.has(name) || depth > depthCap || !budget.step()) return;
    if (name === 'BR' || name === 'HR') {
      into.kids.push(draft(name === 'BR' ? 'br' : 'hr'));
      space = false;
      return;
    }
    if (name === 'IMG') {
      const label = fold(element.getAttribute('alt') ?? '', 41);
      if (label && label.length <= 40) {
        const icon = draft('icon', steps);
        icon.block.label = label;
        into.kids.push(icon);
      }
      return;
    }
    let tag = tags.get(name);
    if (tag === undefined) {
      tag = name.toLowerCase();
      tags.set(name, tag);
    }
    if (controlTags.has(name)) {
      control(element, tag, steps, into);
      return;
    }
    const made = draft(tag, steps);
    if (element.hasAttributes()) {
      const deciding = attributes(element, tag, made.block);
      if (deciding === 'hidden') return;
      if (deciding === 'editable' && control(element, tag, steps, into)) return;
      // Controls that scripts draw: their text is their value.
      if (deciding === 'drawn' && !element.querySelector('input,textarea,select') && control(element, tag, steps, into))
        return;
    } else if (struckTags.has(tag)) made.block.marks = 's';
    const shadow = shadowHosts.has(name) || name.includes('-') ? element.shadowRoot : null;
    if (shadow) children(shadow, element, made, [shadowStep], depth);
    else if (name === 'SLOT' && element.getRootNode().nodeType === documentFragment)
      slot(element as HTMLSlotElement, made, depth);
    else children(element, element, made, [], depth);
    settle(made, into);
  }

  function slot(element: HTMLSlotElement, into: Draft, depth: number): void {
    const assigned = element.assignedNodes();
    if (assigned.length === 0) children(element, element, into, [], depth);
    for (const node of assigned) {
      if (budget.spent) break;
      // What is shown in a slot stands below the host in the tree, not below the slot.
      if (node.nodeType === 1) walk(node as Element, into, [fromTop, ...pathOf(node as Element)], depth + 1);
      else if (node.nodeType === 3) {
        const text = textRun(node, element);
        const owner = node.parentElement ?? element;
        if (text === ' ' || text === '' || sight.boxOf(owner) === null || sight.isVeiled(owner, text)) continue;
        run(into, text, undefined);
      }
    }
  }

  /** Keeps a block that says something, lets its only child stand for it where it says nothing itself. */
  function settle(made: Draft, into: Draft): void {
    const { block, kids } = made;
    const only = kids.length === 1 ? kids[0] : undefined;
    if (kids.length === 0) {
      // An icon may be all the label that a number has.
      if (block.label && block.label.length <= 40 && !block.marks) {
        into.kids.push({ block: { ...block, tag: 'icon' }, kids });
      }
      return;
    }
    if (only?.block.tag === '#') {
      block.text = only.block.text;
      // Cells stand apart whatever their place; leaving it out halves the weight of a table.
      if (only.block.box && !cellTags.has(block.tag) && block.role !== 'gridcell') block.box = only.block.box;
      made.kids = [];
    } else if (
      only?.block.path &&
      plain.has(block.tag) &&
      !block.role &&
      !block.label &&
      !block.title &&
      !block.hint &&
      !block.marks &&
      !block.row
    ) {
      if (only.block.path[0] !== fromTop) only.block.path = [...(block.path ?? []), ...only.block.path];
      into.kids.push(only);
      return;
    } else budget.weigh(30);
    budget.weigh((block.hint?.length ?? -8) + 8 + (block.href?.length ?? 0) + (block.label?.length ?? 0) + 12);
    into.kids.push(made);
  }

  const top = draft('html');
  const body = document.body ?? document.documentElement;
  const siblings = body.parentElement?.children ?? [];
  walk(body, top, body === document.documentElement ? [] : [Array.prototype.indexOf.call(siblings, body)], 0);
  // A page too long to be read in time may still hold the form that is being filled.
  if (budget.late) {
    for (const element of document.querySelectorAll('input,select,textarea')) {
      if (budget.tooLate()) break;
      if (!seen.has(element)) control(element, element.tagName.toLowerCase(), [fromTop, ...pathOf(element)], top);
    }
  }
  return flatten(top.kids);
}

/** The tree as a list in document order. */
function flatten(top: readonly Draft[]): Block[] {
  const blocks: Block[] = [];
  const add = (drafts: readonly Draft[], parent: number): void => {
    for (const { kids, block } of drafts) {
      const index = blocks.length;
      block.in = parent;
      blocks.push(block);
      if (kids.length > 0) add(kids, index);
    }
  };
  add(top, -1);
  return blocks;
}
