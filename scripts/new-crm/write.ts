import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type NewCrm, newFiles } from './templates.ts';

/** What is wrong with the wish, in words; undefined when it can be fulfilled. */
export function wishProblem({ id, origin }: NewCrm, root: string): string | undefined {
  if (!/^[a-z][a-z0-9]{1,30}$/.test(id)) return `“${id}” is no id: lower-case letters and digits, a letter first.`;
  if (existsSync(join(root, 'lib/crm', id))) return `lib/crm/${id} is there already.`;
  if (!URL.canParse(origin) || new URL(origin).origin !== origin || !origin.startsWith('https://')) {
    return `“${origin}” is no origin: https:// and a host, nothing behind it.`;
  }
  return undefined;
}

/**
 * Writes the CRM's folder and its file in the sandbox, and puts it into the four lists. Returns the paths that
 * were written or changed. Throws when a list no longer looks as expected.
 */
export function writeCrm(crm: NewCrm, root: string): string[] {
  const files = newFiles(crm);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { id, origin } = crm;
  const domain = new URL(origin).hostname.split('.').slice(-2).join('.');
  const host = `  { id: '${id}', origin: '${origin}', domain: '${domain}' },\n`;
  const lists = {
    'lib/crm/hosts.ts': [{ before: '] as const satisfies readonly CrmHost[]', put: host }],
    'lib/crm/index.ts': [
      { before: "import type { CrmDefinition } from './define.ts';", put: `import ${id} from './${id}/index.ts';\n` },
      { before: '];', put: `, ${id}` },
    ],
    'lib/crm/apis.ts': [
      { before: "import type { CrmApi } from './define.ts';", put: `import ${id} from './${id}/api.ts';\n` },
      { before: '];', put: `, ${id}` },
    ],
    'sandbox/crms.ts': [
      { before: "import type { SandboxCrm } from './crm.ts';", put: `import { ${id} } from './${id}.ts';\n` },
      { before: '];', put: `, ${id}` },
    ],
  };
  for (const [path, changes] of Object.entries(lists)) {
    let text = readFileSync(join(root, path), 'utf8');
    for (const { before, put } of changes) text = inserted(text, before, put, path);
    writeFileSync(join(root, path), text);
  }
  return [...Object.keys(files), ...Object.keys(lists)];
}

function inserted(text: string, before: string, put: string, path: string): string {
  const at = text.indexOf(before);
  if (at < 0) throw new Error(`${path} has no “${before}”.`);
  return text.slice(0, at) + put + text.slice(at);
}
