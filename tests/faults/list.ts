import { alarmsLost } from './alarms-lost.ts';
import { badItem } from './bad-item.ts';
import { browserKilled } from './browser-killed.ts';
import { clockSkew } from './clock-skew.ts';
import { corruptRecord } from './corrupt-record.ts';
import { extensionUpdated } from './extension-updated.ts';
import type { Fault } from './fault.ts';
import { longQueue } from './long-queue.ts';
import { offline } from './offline.ts';
import { permissionRevoked } from './permission-revoked.ts';
import { popupClosed } from './popup-closed.ts';
import { rateLimited } from './rate-limited.ts';
import { rejected } from './rejected.ts';
import { resend, resendHttp2, resendHttps } from './resend.ts';
import { sameLeadAgain } from './same-lead-again.ts';
import { serverError } from './server-error.ts';
import { slowReply } from './slow-reply.ts';
import { stepFails } from './step-fails.ts';
import { storageFull } from './storage-full.ts';
import { strangeAnswer } from './strange-answer.ts';
import { timeout } from './timeout.ts';
import { twoPopups } from './two-popups.ts';
import { unauthorized } from './unauthorized.ts';
import { unreachable } from './unreachable.ts';
import { workerKilled } from './worker-killed.ts';

/** Every fault there is a rule for. */
export const faults: readonly Fault[] = [
  workerKilled,
  browserKilled,
  popupClosed,
  slowReply,
  timeout,
  resend,
  resendHttps,
  resendHttp2,
  unauthorized,
  rejected,
  rateLimited,
  serverError,
  offline,
  unreachable,
  strangeAnswer,
  storageFull,
  corruptRecord,
  twoPopups,
  sameLeadAgain,
  clockSkew,
  extensionUpdated,
  permissionRevoked,
  alarmsLost,
  badItem,
  longQueue,
  stepFails,
];
