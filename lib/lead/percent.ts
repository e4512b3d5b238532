/** Percent-encoded text as it reads; as it stands where it is not encoded after all. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
