import { parentOf } from './path.ts';

/** Less than this of a letter is nothing to the eye. */
const faintest = 0.05;
/** Letters smaller than this, in CSS pixels, are no text to anybody. */
const smallestLetter = 3;
const pixel = 1;
/** Neighbours, and elements in each, that are looked at for what they paint; and all of them on one page. */
const mostNeighbours = 40;
const mostLooks = 4000;
const media = new Set(['IMG', 'VIDEO', 'CANVAS', 'IFRAME', 'OBJECT', 'svg']);

/** What stands behind and around the text of an element, and whether all in it is veiled. */
interface Ground {
  readonly veiled: boolean;
  readonly opacity: number;
  /** Computed colour, '' where it is not known: a picture, or several colours through each other. */
  readonly colour: string;
  /** Something around it cuts off what sticks out, or stands still while the page scrolls. */
  readonly bounded: boolean;
  /** The nearest element, itself included, that may cut off or move what is in it; none up to the canvas. */
  readonly frame: Frame | undefined;
}

interface Frame {
  readonly element: Element;
  readonly position: string;
  readonly overflowX: string;
  readonly overflowY: string;
  readonly outer: Frame | undefined;
}

/**
 * Answers whether nobody can see an element's text though it is laid out: clipped, moved out of its box, of the colour
 * behind it, too small or too faint, or below something that never moves off it. Costs several computed styles and
 * rectangles, so it is meant for text that matters. What it cannot judge (paths, masks, blend modes) it calls seen.
 */
export function createVeils(view: Window): (element: Element) => boolean {
  const document = view.document;
  const grounds = new Map<Element, Ground>();
  const letters = document.createRange();
  const styleOf = (element: Element, part?: string) => view.getComputedStyle(element, part);

  /** What is cut off there is cut off by the window, and scrolls. */
  const isCanvas = (element: Element) => element === document.body || element === document.documentElement;

  /** One that could not be loaded is empty. Into another site's nobody may look: one never fetched was refused. */
  const isMissing = (sheet: CSSStyleSheet) => {
    // To be refused costs more than to ask where it comes from.
    const { href } = sheet;
    if (href?.startsWith('http') && !href.startsWith(`${view.location.origin}/`))
      return view.performance.getEntriesByName(href).length === 0;
    try {
      return sheet.cssRules.length === 0;
    } catch {
      return view.performance.getEntriesByName(href ?? '').length === 0;
    }
  };
  let undressed: boolean | undefined;
  /** Without its stylesheets a page stands in colours and places that nobody meant. */
  const isUndressed = () => {
    undressed ??= [...document.querySelectorAll<HTMLLinkElement>('link[rel~=stylesheet i]')].some(
      ({ disabled, sheet }) => !disabled && (!sheet || isMissing(sheet)),
    );
    return undressed;
  };

  const canvas = (): Ground => ({
    veiled: false,
    opacity: 1,
    colour: styleOf(document.documentElement).colorScheme?.includes('dark') ? '' : 'rgb(255, 255, 255)',
    bounded: false,
    frame: undefined,
  });

  /** Every computed value costs, so those that most elements have settle the matter where they can. */
  function groundOf(element: Element): Ground {
    const known = grounds.get(element);
    if (known) return known;
    const parent = parentOf(element);
    const above = parent ? groundOf(parent) : canvas();
    const style = styleOf(element);
    const opacity = style.opacity === '1' || moves(style) ? above.opacity : above.opacity * Number(style.opacity);
    const { position, overflowX } = style;
    const frames = position !== 'static' || overflowX !== 'visible';
    const ground: Ground = {
      veiled:
        above.veiled ||
        opacity < faintest ||
        /opacity\(0?(?:\.0\d*)?\)/.test(style.filter) ||
        isClippedAway(element, style),
      opacity,
      colour: backgroundOf(style) ?? above.colour,
      bounded: !isCanvas(element) && (above.bounded || overflowX !== 'visible' || position === 'fixed'),
      frame: isCanvas(element)
        ? undefined
        : frames
          ? { element, position, overflowX, overflowY: style.overflowY, outer: above.frame }
          : above.frame,
    };
    grounds.set(element, ground);
    return ground;
  }

  let looks = 0;
  /** Whether a neighbour, on the way up from the element, paints where its text stands. */
  function isPaintedBehind(element: Element, { x, y }: DOMPoint): boolean {
    const paintsThere = (other: Element) => {
      looks += 1;
      return looks < mostLooks && contains(other.getBoundingClientRect(), x, y) && paints(other);
    };
    for (let at: Element | null = element; at && looks < mostLooks; at = parentOf(at)) {
      for (const part of ['::before', '::after']) {
        const style = styleOf(at, part);
        if (style.content !== 'none' && style.content !== 'normal' && backgroundOf(style) !== undefined) return true;
      }
      if (at !== element && backgroundOf(styleOf(at)) !== undefined) return false;
      for (const neighbour of firstOf(at.parentElement?.children)) {
        if (neighbour === at) continue;
        if ([neighbour, ...firstOf(neighbour.getElementsByTagName('*'))].some(paintsThere)) return true;
      }
    }
    return false;
  }

  const paints = (element: Element) => media.has(element.tagName) || backgroundOf(styleOf(element)) !== undefined;

  /** Something opaque lies over all of it, and scrolls with it. What stands still, as a banner does, can be scrolled from. */
  function isCovered(element: Element, rect: DOMRect, style: CSSStyleDeclaration): boolean {
    const { x, y } = middleOf(rect);
    if (x < 0 || y < 0 || x >= view.innerWidth || y >= view.innerHeight) return false;
    const root = element.getRootNode() as Document | ShadowRoot;
    const top = root.elementFromPoint?.(x, y);
    if (!top || top === element || top.getRootNode() !== root || top.contains(element) || element.contains(top))
      return false;
    if (style.pointerEvents === 'none' || element.closest('[inert]')) return false;
    const over = top.getBoundingClientRect();
    const whole =
      over.left <= rect.left && over.right >= rect.right && over.top <= rect.top && over.bottom >= rect.bottom;
    if (!whole || !(hasPicture(top) || opacityOf(styleOf(top).backgroundColor) === 1)) return false;
    for (let at: Element | null = top; at && !at.contains(element); at = at.parentElement) {
      const { position } = styleOf(at);
      if (position === 'fixed' || position === 'sticky' || groundOf(at).opacity < 1) return false;
    }
    return true;
  }

  /** Beside or above a box that shows only what is in it. What is below one may unfold, and what can be scrolled to is seen. */
  function isMovedOut(rect: DOMRect, { bounded, frame }: Ground): boolean {
    if (rect.right + view.scrollX <= 0 || rect.bottom + view.scrollY <= 0) return true;
    if (!bounded || isUndressed()) return false;
    let shown = rect;
    let hangs = false;
    for (let at = frame; at; at = at.outer) {
      const { element, position, overflowX, overflowY } = at;
      if (hangs && position !== 'static') hangs = false;
      if (!hangs && overflowX !== 'visible') {
        const box = element.getBoundingClientRect();
        const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
        if (cuts(overflowX) && (shown.right <= box.left + pixel || shown.left >= box.right - pixel)) return true;
        if (cuts(overflowY) && shown.bottom <= box.top + pixel) return true;
        if (!cuts(overflowX) || !cuts(overflowY)) shown = box;
      }
      if (position === 'fixed') return shown.left >= view.innerWidth || shown.top >= view.innerHeight;
      if (position === 'absolute') hangs = true;
    }
    return false;
  }

  /** The letters are cut out of a background: what colour they have is no matter. */
  function isCutOut(element: Element): boolean {
    for (let at: Element | null = element; at; at = parentOf(at))
      if (styleOf(at).backgroundClip.includes('text')) return true;
    return false;
  }

  /** Letters of the colour behind them, or of none, without a shadow or an outline that draws them all the same. */
  function isColourless(element: Element, rect: DOMRect, style: CSSStyleDeclaration, ground: string): boolean {
    const fill = style.webkitTextFillColor || style.color;
    const faint = opacityOf(fill) < faintest;
    if (!faint && (!isAlike(fill, ground) || isUndressed())) return false;
    if (style.textShadow !== 'none' || Number.parseFloat(style.webkitTextStrokeWidth) > 0 || isCutOut(element))
      return false;
    return faint || !isPaintedBehind(element, middleOf(rect));
  }

  return (element) => {
    const ground = groundOf(element);
    if (ground.veiled) return true;
    const style = styleOf(element);
    if (Number.parseFloat(style.fontSize) < smallestLetter) return true;
    const rect = lettersOf(element, letters);
    return (
      isMovedOut(rect, ground) ||
      isColourless(element, rect, style, ground.colour) ||
      (!isUndressed() && isCovered(element, rect, style))
    );
  };
}

/** What a page fades in as one scrolls has a transition or an animation to do so. */
const moves = ({ animationName, transitionDuration }: CSSStyleDeclaration) =>
  animationName !== 'none' || /[1-9]/.test(transitionDuration);

/** A picture that did not load covers nothing. */
const hasPicture = (element: Element) => (element as HTMLImageElement).naturalWidth > 0;

/** Some of a live list, without making it all. */
const firstOf = (list: HTMLCollectionOf<Element> | HTMLCollection | undefined) =>
  Array.from({ length: Math.min(list?.length ?? 0, mostNeighbours) }, (_, index) => list?.[index] as Element);

/** Where the letters of an element's own first text stand: an indent moves them, not its box. */
function lettersOf(element: Element, letters: Range): DOMRect {
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType !== 3 || !node.nodeValue?.trim()) continue;
    letters.selectNodeContents(node);
    const rect = letters.getBoundingClientRect();
    if (rect.width > 0 || rect.height > 0) return rect;
  }
  return element.getBoundingClientRect();
}

/** From 0 (not there) to 1, of a computed colour. */
function opacityOf(colour: string): number {
  if (!colour.startsWith('rgba(') && !colour.includes('/')) return 1;
  const [, alpha = '1', percent] = /([\d.]+)(%?)\)$/.exec(colour) ?? [];
  return Number(alpha) / (percent ? 100 : 1);
}

const middleOf = ({ left, top, width, height }: DOMRect) => new DOMPoint(left + width / 2, top + height / 2);

function contains({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean {
  return left <= x && x <= right && top <= y && y <= bottom;
}

/** The colour painted behind an element's content, '' for one that cannot be told, `undefined` for none. */
function backgroundOf({ backgroundImage, backgroundColor }: CSSStyleDeclaration): string | undefined {
  if (backgroundImage !== 'none') return '';
  const opacity = opacityOf(backgroundColor);
  return opacity === 0 ? undefined : opacity === 1 ? backgroundColor : '';
}

/** No eye tells such colours from each other. */
function isAlike(one: string, other: string): boolean {
  const [first, second] = [one, other].map((colour) =>
    colour
      .match(/^rgb\((\d+), (\d+), (\d+)\)$/)
      ?.slice(1)
      .map(Number),
  );
  if (!first || !second) return one === other;
  return first.every((value, index) => Math.abs(value - (second[index] ?? 0)) <= 8);
}

/**
 * The shape that `clip` or `clip-path` leaves is less than a pixel wide or high.
 * @see https://www.w3.org/TR/css-masking-1/
 */
function isClippedAway(element: Element, { clip, clipPath, position }: CSSStyleDeclaration): boolean {
  if (clip?.startsWith('rect(') && (position === 'absolute' || position === 'fixed')) {
    const [top = 0, right = 0, bottom = 0, left = 0] = clip.slice(5).split(',').map(Number.parseFloat);
    if (right - left <= pixel || bottom - top <= pixel) return true;
  }
  if (!clipPath || clipPath === 'none') return false;
  const [, shape, inner = ''] = /^(inset|circle|ellipse|polygon)\((.*)\)/.exec(clipPath) ?? [];
  if (!shape || inner.includes('calc')) return false;
  const { width, height } = element.getBoundingClientRect();
  const length = (text: string | undefined, whole: number) =>
    text?.endsWith('%') ? (Number.parseFloat(text) / 100) * whole : Number.parseFloat(text ?? '');
  if (shape === 'polygon') {
    const points = inner.split(',').map((point) =>
      point
        .trim()
        .split(/\s+/)
        .filter((part) => /\d/.test(part)),
    );
    const span = (axis: number, whole: number) => {
      const at = points.map((point) => Math.min(Math.max(length(point[axis], whole), 0), whole));
      return Math.max(...at) - Math.min(...at);
    };
    return span(0, width) <= pixel || span(1, height) <= pixel;
  }
  const sizes = inner.split(/\s+(?:round|at)\s/)[0]?.split(/\s+/) ?? [];
  if (shape !== 'inset') return sizes.some((size) => length(size, Math.max(width, height)) <= pixel);
  const [top, right = top, bottom = top, left = right] = sizes;
  return (
    width - length(left, width) - length(right, width) <= pixel ||
    height - length(top, height) - length(bottom, height) <= pixel
  );
}
