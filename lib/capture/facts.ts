/**
 * What a page says, as plain data: found by `collect` in the page, read by `interpret` outside it.
 * It crosses `scripting.executeScript`, whose values nest about a hundred deep at most, so the outline is a
 * flat list in document order, each block naming the block around it.
 */

/** A form control or an editable element, with everything near it that says what it is for. */
export interface ControlFact {
  /** `text`, `email`, `tel`, `textarea`, `select`, `checkbox`, `radio`, `editable`, `combobox` (drawn by a script), … */
  readonly type: string;
  readonly value: string;
  readonly name?: string;
  readonly id?: string;
  readonly autocomplete?: string;
  /** From `label for`, a wrapping label, aria-labelledby or aria-label, in that order. */
  readonly label?: string;
  readonly placeholder?: string;
  readonly title?: string;
  /** The `value` of the chosen option, where its text says something else. */
  readonly optionValue?: string;
  /** The choice of a select is its first option and no option was marked: nobody may have chosen it. */
  readonly untouched?: true;
  readonly readOnly?: true;
  /** Not shown on the page. Kept because scripts draw their own controls over native ones. */
  readonly hidden?: true;
  /** Number of the form it belongs to, in document order from 0; none outside a form. */
  readonly form?: number;
}

export interface Block {
  /** Index of the block around it, -1 at the top. */
  in: number;
  /** Tag name in lower case; `#` for a run of text between elements. */
  readonly tag: string;
  /**
   * Child indexes from the element of the block around it, -1 into an open shadow root; after a leading -2 from
   * the document element. None for a run of text.
   */
  path?: number[];
  /** Text with white space folded; starts with a space where the page has one before it. */
  text?: string;
  readonly role?: string;
  readonly label?: string;
  readonly title?: string;
  /** mailto:, tel: and sms: addresses, and links that leave the site. */
  readonly href?: string;
  /** Words of id and class that speak of people or of regions of a page. */
  readonly hint?: string;
  /** Which row of a grid it is part of, where a grid keeps the cells of one row in several containers. */
  readonly row?: string;
  /** x, y, width, height in CSS pixels, rounded; only of text that may share a line with other text. */
  box?: [number, number, number, number];
  /** `s` struck out, `c` current or selected, `q` aria-hidden, `m` a modal dialog. */
  marks?: string;
  control?: ControlFact;
}

/** An item of microdata, RDFa or microformats. */
export interface ItemFact {
  readonly syntax: 'microdata' | 'rdfa' | 'microformat';
  readonly types: readonly string[];
  readonly props: readonly (readonly [name: string, value: string | ItemFact])[];
  readonly path: readonly number[];
}

export interface PageFacts {
  readonly version: 1;
  readonly url: string;
  /** MIME type of the document: `application/pdf` where a viewer stands in for the page. */
  readonly contentType: string;
  readonly title: string;
  readonly language: string;
  /** `og:site_name` or `application-name`. */
  readonly siteName: string;
  /** Selected text, '' when there is none. */
  readonly selection: string;
  readonly blocks: readonly Block[];
  readonly jsonLd: readonly string[];
  readonly items: readonly ItemFact[];
  /** The page asks for a password: somebody signs in there. */
  readonly asksPassword: boolean;
  /** Elements seen. */
  readonly elements: number;
  readonly milliseconds: number;
  /** A cap on time or size ended the walk early. */
  readonly truncated: boolean;
}
