import { defineBackground } from 'wxt/utils/define-background';

/** One listener that answers at once: the least a worker can do. */
export default defineBackground(() => {
  chrome.runtime.onMessage.addListener((_message, _sender, answer) => {
    answer([]);
  });
});
