import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { collect } from '../lib/capture/collect/index.ts';

/** Runs in the page after a gesture; its result is what `scripting.executeScript` returns. */
export default defineUnlistedScript(() => collect(document));
