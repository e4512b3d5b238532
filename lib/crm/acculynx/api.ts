import { readUndocumented } from '../answers.ts';
import { defineApi } from '../define.ts';

/**
 * AccuLynx: no lookup and no search on v1, and no word on the answer. So nothing can be tested, and nothing
 * found again but by people, who look for the cross reference.
 * @see https://my.acculynx.com/apikeys for keys ("Each individual location within a company needs its own API key.")
 */
export default defineApi({
  id: 'acculynx',
  name: 'AccuLynx',
  origin: 'https://api.acculynx.com',
  domain: 'acculynx.com',
  credentials: [
    {
      key: 'apiKey',
      label: 'API key',
      secret: true,
      help: 'From my.acculynx.com/apikeys. Each location of a company has its own key: add an account for each.',
    },
  ],
  authorize: (request, { apiKey = '' }) => ({
    ...request,
    headers: { ...request.headers, Authorization: `Bearer ${apiKey}` },
  }),
  mainStep: 'lead',
  readResult: (_step, response, _request, fields) => readUndocumented(response, fields),
});
