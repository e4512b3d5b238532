/** x, y, width, height in page coordinates, rounded. */
export type Box = [number, number, number, number];

/** Answers whether the text that stands directly in an element can be seen, and where. */
export interface Sight {
  /** Its box in page coordinates, `undefined` where the document has no layout, `null` when it cannot be seen. */
  boxOf(element: Element): Box | undefined | null;
}

/** Text clipped to a pixel is for screen readers: "Signed in as …", "Profile menu for …". */
const pixel = 1;

export function createSight(document: Document): Sight {
  const view = document.defaultView;
  const root = document.documentElement.getBoundingClientRect();
  const laidOut = root.width > 0 || root.height > 0;
  const left = view?.scrollX ?? 0;
  const top = view?.scrollY ?? 0;
  return {
    boxOf(element) {
      if (element.checkVisibility?.({ visibilityProperty: true }) === false) return null;
      if (!laidOut) return undefined;
      const { x, y, width, height } = element.getBoundingClientRect();
      if (width <= pixel && height <= pixel) {
        // An element with `display: contents` has no box of its own, but its text has.
        return width === 0 && height === 0 && view?.getComputedStyle(element).display === 'contents' ? undefined : null;
      }
      // Moved out of the page, the older way to hide text from all but screen readers.
      if (x + left + width <= 0 || y + top + height <= 0) return null;
      return [Math.round(x + left), Math.round(y + top), Math.round(width), Math.round(height)];
    },
  };
}
