import { parentOf } from './path.ts';
import { createVeils } from './veil.ts';

/** x, y, width, height in page coordinates, rounded. */
export type Box = [number, number, number, number];

/** Answers whether the text that stands directly in an element can be seen, and where. */
export interface Sight {
  /** Its box in page coordinates, `undefined` where the document has no layout, `null` when it cannot be seen. */
  boxOf(element: Element): Box | undefined | null;
  /**
   * Whether text that is laid out in the element is shown to nobody. Looks closely, which costs, where the text might be
   * somebody's contact data; at every text once it is `doubtful`.
   */
  isVeiled(element: Element, text: string): boolean;
  /** Set by the first text found veiled: a page that hides so may have hidden more, also what was read before. */
  doubtful: boolean;
}

const notHidden = { visibilityProperty: true };
const notTransparent = { opacityProperty: true, visibilityProperty: true };

/** Text clipped to a pixel is for screen readers: "Signed in as …", "Profile menu for …". */
const pixel = 1;

/** A page of more addresses than that is a list; looking closely at each would take the time to read it. */
const mostLooks = 300;

/** An address, a number, a labelled value, or a heading: what is worth hiding from the eye but not from a reader. */
const worthHiding = ({ localName }: Element, text: string) =>
  (/[@:\d]/.test(text) && /@|(?:\d\D{0,3}){7}|^\s*[^\s:][^:]{1,40}:/.test(text)) ||
  (localName.length === 2 && /h[1-6]/.test(localName));

const cutsOff = ({ overflowX }: CSSStyleDeclaration) => overflowX === 'hidden' || overflowX === 'clip';

export function createSight(document: Document): Sight {
  const view = document.defaultView;
  const root = document.documentElement.getBoundingClientRect();
  const laidOut = root.width > 0 || root.height > 0;
  const left = view?.scrollX ?? 0;
  const top = view?.scrollY ?? 0;
  /** Where a page ends that does not scroll sideways. What is locked downwards, for a dialog, scrolls again. */
  const right =
    view &&
    laidOut &&
    [document.documentElement, document.body].some((one) => one && cutsOff(view.getComputedStyle(one)))
      ? left + view.innerWidth
      : Number.POSITIVE_INFINITY;
  /** A box of no height shows its text all the same when that may stick out. */
  const overflows = (element: Element) => {
    const style = view?.getComputedStyle(element);
    return style?.overflowY === 'visible' && Number.parseFloat(style.fontSize) > pixel;
  };
  /** So may one of no width, unless it is turned on its edge. */
  const spreads = (element: Element) => {
    const letters = document.createRange();
    letters.selectNodeContents(element);
    return letters.getBoundingClientRect().width > pixel;
  };
  /** Whether what is transparent stays so. What a page fades in as one scrolls has a transition or an animation to do so. */
  const isTransparent = (element: Element) => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const style = view?.getComputedStyle(at);
      if (style?.opacity !== '0') continue;
      return style.animationName === 'none' && /^(?:0s(?:, )?)+$/.test(style.transitionDuration);
    }
    return false;
  };
  /** Folded to nothing in one direction, and cutting off what would stick out there. */
  const isFolded = (element: Element) => {
    if (element === document.body || element === document.documentElement) return false;
    // A box costs several times what a computed value does, and most show what sticks out.
    const style = view?.getComputedStyle(element);
    if (!style || (style.overflowX === 'visible' && style.overflowY === 'visible') || style.display === 'contents')
      return false;
    const { width, height } = element.getBoundingClientRect();
    return (width <= pixel && style.overflowX !== 'visible') || (height <= pixel && style.overflowY !== 'visible');
  };
  /** Whether a container or anything around it is folded: all that stand in it ask the same, and boxes cost. */
  const folds = new Map<Element, boolean>();
  const foldsAway = (container: Element): boolean => {
    let known = folds.get(container);
    if (known === undefined) {
      known = isFolded(container) || isInFolded(container);
      folds.set(container, known);
    }
    return known;
  };
  const isInFolded = (element: Element): boolean => {
    const parent = parentOf(element);
    return parent !== null && foldsAway(parent);
  };
  /** What is positioned is cut off only by what it is positioned in: a menu may hang out of a folded box. */
  const isCutOff = (element: Element) => {
    let hangs = false;
    for (let at = element; ; ) {
      const parent = parentOf(at);
      const position = view?.getComputedStyle(at).position;
      if (!parent || position === 'fixed') return false;
      if (position === 'absolute') hangs = true;
      if (hangs && view?.getComputedStyle(parent).position !== 'static') hangs = false;
      if (!hangs && isFolded(parent)) return true;
      at = parent;
    }
  };
  const isVeiledIn = view && laidOut ? createVeils(view) : () => false;
  const veiled = new Map<Element, boolean>();
  return {
    doubtful: false,
    isVeiled(element, text) {
      if (!this.doubtful && (veiled.size >= mostLooks || !worthHiding(element, text))) return false;
      let known = veiled.get(element);
      if (known === undefined) {
        known = isVeiledIn(element);
        veiled.set(element, known);
        this.doubtful ||= known;
      }
      return known;
    },
    boxOf(element) {
      const shown = element.checkVisibility?.(notTransparent) ?? true;
      if (!shown && (!element.checkVisibility(notHidden) || isTransparent(element))) return null;
      if (!laidOut) return undefined;
      const { x, y, width, height } = element.getBoundingClientRect();
      if (width <= pixel && height <= pixel) {
        // An element with `display: contents` has no box of its own, but its text has.
        return width === 0 && height === 0 && view?.getComputedStyle(element).display === 'contents' ? undefined : null;
      }
      // Letters of no size, or a line folded to nothing: taller than that is any letter that can be read.
      if (height <= pixel && !overflows(element)) return null;
      if (width <= pixel && !spreads(element)) return null;
      if (isInFolded(element) && isCutOff(element)) return null;
      // Moved out of the page, the older way to hide text from all but screen readers.
      if (x + left + width <= 0 || y + top + height <= 0 || x + left >= right) return null;
      return [Math.round(x + left), Math.round(y + top), Math.round(width), Math.round(height)];
    },
  };
}
