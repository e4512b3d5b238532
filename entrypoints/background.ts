import { defineBackground } from 'wxt/utils/define-background';
import { accountAnswers } from '../lib/accounts/answers.ts';
import { registerAutoLock } from '../lib/accounts/auto-lock.ts';
import { answer } from '../lib/answer.ts';
import { listenForGestures } from '../lib/gesture/index.ts';
import { handoffAnswers } from '../lib/handoff/answers.ts';
import { registerEngine } from '../lib/handoff/engine.ts';

export default defineBackground(() => {
  answer({ ...accountAnswers, ...handoffAnswers });
  registerAutoLock();
  registerEngine();
  listenForGestures();
});
