import type { Page } from 'puppeteer-core';

interface Node {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value?: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/** What can have the focus, as a screen reader says it. */
export interface Heard {
  readonly role: string;
  readonly name: string;
  /** Names of the groups around it, outermost first. */
  readonly within: string;
}

async function treeOf(page: Page): Promise<ReadonlyMap<string, Node>> {
  const client = await page.createCDPSession();
  const { nodes } = (await client.send('Accessibility.getFullAXTree')) as unknown as { nodes: readonly Node[] };
  await client.detach();
  return new Map(nodes.map((node) => [node.nodeId, node]));
}

const groups = new Set(['group', 'region', 'article', 'dialog', 'listitem', 'row', 'navigation', 'search']);

/** Every control of the page by its computed role and name, hidden ones left out. */
export async function controlsHeard(page: Page): Promise<Heard[]> {
  const tree = await treeOf(page);
  const heard: Heard[] = [];
  for (const node of tree.values()) {
    const focusable = node.properties?.some(({ name, value }) => name === 'focusable' && value.value === true);
    const role = node.role?.value ?? '';
    // The choices of a list are said with it.
    if (node.ignored || !focusable || role === 'RootWebArea' || role === 'option') continue;
    const within: string[] = [];
    for (let at = tree.get(node.parentId ?? ''); at; at = tree.get(at.parentId ?? '')) {
      if (groups.has(at.role?.value ?? '') && at.name?.value) within.unshift(at.name.value);
    }
    heard.push({ role, name: (node.name?.value ?? '').trim(), within: within.join(' › ') });
  }
  return heard;
}

/** What the page's live regions say, one text each. */
export async function announced(page: Page): Promise<string[]> {
  const tree = await treeOf(page);
  const textOf = (node: Node): string =>
    node.role?.value === 'StaticText'
      ? (node.name?.value ?? '')
      : (node.childIds ?? []).map((id) => textOf(tree.get(id) as Node)).join(' ');
  return [...tree.values()]
    .filter(({ ignored, role }) => !ignored && ['status', 'alert'].includes(role?.value ?? ''))
    .map((node) => textOf(node).replace(/\s+/g, ' ').trim());
}
