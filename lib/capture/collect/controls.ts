import type { ControlFact } from '../facts.ts';
import { isPrivateLabel, withoutPrivateNumbers } from '../private.ts';
import { fold, ownText } from './text.ts';

/** Types whose value is no fact about a lead, or is none of our business. */
const skippedTypes = new Set(['password', 'hidden', 'file', 'submit', 'button', 'reset', 'image', 'range', 'color']);
/** Payment, identity and one-time codes: never read, whatever the input's type. */
const privateWords =
  /(?:^|[^a-z])(?:cc|card|credit ?card|cvv|cvc|csc|iban|ssn|sin|passport|passwd|password|pwd|otp|social ?security|routing|account ?number|tax ?id|national ?id|one time code)(?:$|[^a-z])/;
const privateAutocomplete = /(?:^|\s)(?:cc-(?!given|family|additional|name)|(?:new|current)-password|one-time-code)/;
const valueCap = 4000;
const mostLabels = 4000;

const words = (text: string) =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ');

/** Labels of one document or shadow root by the id they are for; built once, as `el.labels` searches each time. */
function labelsIn(root: Document | ShadowRoot): Map<string, string> {
  const map = new Map<string, string>();
  for (const label of root.querySelectorAll('label[for]')) {
    const id = label.getAttribute('for') ?? '';
    const text = ownText(label, 160).replace(/\n/g, ' ');
    if (text && !map.has(id)) map.set(id, text);
    if (map.size >= mostLabels) break;
  }
  return map;
}

export interface Controls {
  /** The control's facts, or `undefined` when it is one that is never read. */
  read(element: Element, unseen: boolean): ControlFact | undefined;
}

export function createControls(): Controls {
  const labels = new Map<Node, Map<string, string>>();
  const forms = new Map<Element, number>();

  function labelOf(element: Element): string {
    const root = element.getRootNode() as Document | ShadowRoot;
    const named = element.getAttribute('aria-labelledby');
    if (named) {
      const text = named
        .split(/\s+/)
        .slice(0, 5)
        .map((id) => (id && id !== element.id ? root.getElementById?.(id) : null))
        .map((found) => (found ? ownText(found, 160).replace(/\n/g, ' ') : ''))
        .filter(Boolean)
        .join(' ');
      if (text) return fold(text, 160);
    }
    let known = labels.get(root);
    if (!known) {
      known = labelsIn(root);
      labels.set(root, known);
    }
    const byId = element.id ? known.get(element.id) : undefined;
    if (byId) return byId;
    const around = element.closest('label');
    if (around) {
      const text = ownText(around, 160).replace(/\n/g, ' ');
      if (text) return text;
    }
    return fold(element.getAttribute('aria-label') ?? '', 160);
  }

  function formOf(element: Element): number | undefined {
    const form = (element as HTMLInputElement).form ?? element.closest('form,[role=form]');
    if (!form) return undefined;
    let index = forms.get(form);
    if (index === undefined) {
      index = forms.size;
      forms.set(form, index);
    }
    return index;
  }

  return {
    read(element, unseen) {
      const tag = element.tagName.toLowerCase();
      const type =
        tag === 'input'
          ? (element as HTMLInputElement).type
          : tag === 'select' || tag === 'textarea'
            ? tag
            : 'editable';
      if (skippedTypes.has(type)) return undefined;
      const name = element.getAttribute('name') ?? '';
      const autocomplete = (element.getAttribute('autocomplete') ?? '').toLowerCase();
      if (privateAutocomplete.test(autocomplete) || privateWords.test(` ${words(`${name} ${element.id}`)} `)) {
        return undefined;
      }
      // What assistive technology is not shown either is the store behind a control that a script draws.
      const hidden = unseen || element.getAttribute('aria-hidden') === 'true';
      const choice = type === 'checkbox' || type === 'radio';
      if (choice && !(element as HTMLInputElement).checked) return undefined;

      let value = '';
      let optionValue = '';
      let untouched = false;
      if (tag === 'select') {
        const select = element as HTMLSelectElement;
        const chosen = [...select.selectedOptions].slice(0, 10);
        value = fold(chosen.map((option) => option.text).join(', '), 300);
        optionValue = fold(chosen[0]?.value ?? '', 100);
        untouched = !chosen[0] || (!chosen[0].defaultSelected && select.selectedIndex <= 0);
      } else if (type === 'editable' || type === 'combobox') value = ownText(element, valueCap);
      else value = (element as HTMLInputElement).value.slice(0, valueCap);
      if (hidden && (value === '' || choice)) return undefined;
      value = withoutPrivateNumbers(value);

      const label = labelOf(element);
      if (privateWords.test(` ${words(label)} `) || isPrivateLabel(label)) return undefined;
      const form = formOf(element);
      const placeholder = fold(
        element.getAttribute('placeholder') ?? element.getAttribute('aria-placeholder') ?? '',
        120,
      );
      const title = fold(element.getAttribute('title') ?? '', 120);
      return {
        type,
        value,
        ...(name ? { name: name.slice(0, 100) } : {}),
        ...(element.id ? { id: element.id.slice(0, 100) } : {}),
        ...(autocomplete && autocomplete !== 'on' ? { autocomplete: autocomplete.slice(0, 80) } : {}),
        ...(label ? { label } : {}),
        ...(placeholder ? { placeholder } : {}),
        ...(title ? { title } : {}),
        ...(optionValue && optionValue !== value ? { optionValue } : {}),
        ...(untouched ? { untouched: true as const } : {}),
        ...((element as HTMLInputElement).readOnly || element.getAttribute('aria-readonly') === 'true'
          ? { readOnly: true as const }
          : {}),
        ...(hidden ? { hidden: true as const } : {}),
        ...(form === undefined ? {} : { form }),
      };
    },
  };
}
