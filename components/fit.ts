/**
 * A popup asks for 600 px and gets less on a low screen; its end, with the Send button, would stand outside.
 * Only the window itself tells how much there is, once the browser has sized it.
 */
export function fitPopup(): void {
  const root = document.documentElement;
  const check = () => {
    const short = root.dataset.surface === 'popup' && innerHeight < 600 && innerHeight > 300;
    if (short) root.dataset.short = '';
  };
  // The browser grows a popup in steps while its page loads; 300 ms is after the last one.
  setTimeout(check, 300);
  setTimeout(check, 1000);
}
