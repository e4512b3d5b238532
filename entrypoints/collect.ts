import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/** Runs in the page after a gesture; its result is what `scripting.executeScript` returns. */
export default defineUnlistedScript(() => ({ url: location.href }));
