import { useState } from 'preact/hooks';
import type { ComponentTree, PageTree, Tree } from '../../../protocol/inspection.ts';
import { highlight } from './highlight.ts';
import { JsonTree } from './json-tree.tsx';
import { usePolled, type PhoneLink } from './link.ts';

const LOOK_MS = 400;

/** The page stack with live data of pages and components; the chosen one is outlined on the phone. */
export function DataPanel({ link }: { link: PhoneLink }) {
  const tree = usePolled<Tree>(async () => (await link.tools?.tree()) ?? [], LOOK_MS);
  const [chosen, setChosen] = useState<{ pageId: number; address: string } | null>(null);
  const choose = (pageId: number, address: string): void => {
    setChosen({ pageId, address });
    highlight(link.frame, address);
  };
  const page = tree?.find(({ pageId }) => pageId === chosen?.pageId) ?? tree?.find(({ top }) => top);
  const component = page && chosen && chosen.address !== '' ? find(page.components, chosen.address) : null;
  return (
    <section class="split">
      <div class="scroll" tabIndex={0} role="region" aria-label="Pages and components">
        <ul class="tree">
          {tree?.map((one) => (
            <PageNode
              key={one.pageId}
              page={one}
              chosen={component?.address ?? ''}
              isChosen={one === page}
              choose={choose}
            />
          ))}
        </ul>
      </div>
      <div class="scroll" tabIndex={0} role="region" aria-label="Data">
        {page && (
          <>
            <h2>{component ? component.path : `${page.path}${page.query === '' ? '' : `?${page.query}`}`}</h2>
            {component && (
              <>
                <h3>props</h3>
                <JsonTree value={component.props} open />
              </>
            )}
            <h3>data</h3>
            <JsonTree key={component?.address ?? page.pageId} value={component?.data ?? page.data} open />
          </>
        )}
      </div>
    </section>
  );
}

interface NodeProps {
  page: PageTree;
  chosen: string;
  isChosen: boolean;
  choose: (pageId: number, address: string) => void;
}

function PageNode({ page, chosen, isChosen, choose }: NodeProps) {
  return (
    <li>
      <button
        type="button"
        class="row"
        aria-pressed={isChosen && chosen === ''}
        onClick={() => choose(page.pageId, '')}
      >
        <b>{page.path}</b>
        {page.top && <em class="mark">top</em>}
      </button>
      <Components page={page} list={page.components} chosen={chosen} choose={choose} />
    </li>
  );
}

function Components(props: Pick<NodeProps, 'page' | 'chosen' | 'choose'> & { list: readonly ComponentTree[] }) {
  if (props.list.length === 0) return null;
  return (
    <ul>
      {props.list.map((one) => (
        <li key={one.address}>
          <button
            type="button"
            class="row"
            aria-pressed={one.address === props.chosen}
            title={one.path}
            onClick={() => props.choose(props.page.pageId, one.address)}
          >
            {shortName(one.path)}
            <span class="dim">{keyOf(one.address)}</span>
          </button>
          <Components {...props} list={one.components} />
        </li>
      ))}
    </ul>
  );
}

function find(list: readonly ComponentTree[], address: string): ComponentTree | null {
  for (const one of list) {
    const found = one.address === address ? one : find(one.components, address);
    if (found) return found;
  }
  return null;
}

/** `components/card/index` as `card`. */
function shortName(path: string): string {
  const parts = path.replace(/\/index$/, '').split('/');
  return parts.at(-1) ?? path;
}

/** The key of the iteration that it stands in. */
function keyOf(address: string): string {
  const last = address
    .slice(address.lastIndexOf('/'))
    .match(/\[([^\]]*)\]/g)
    ?.at(-1);
  return last === undefined ? '' : ` ${last}`;
}
