/** A page in English with that body. */
export function html(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Contact</title>${head}</head><body>${body}</body></html>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** In an HTML script element `</script` would end it: JSON may write the slash's neighbour as an escape. */
export function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
}

/** Somebody to be found, with the address that the lead must have. */
export function person(next: () => number): { email: string; visible: string } {
  const number = String(Math.floor(next() * 100)).padStart(2, '0');
  const email = `rosa.keller${number}@brookside.example`;
  return {
    email,
    visible: `<h1>Rosa Keller</h1><dl><dt>Email</dt><dd>${email}</dd><dt>Phone</dt><dd>(303) 555-01${number}</dd></dl>`,
  };
}
