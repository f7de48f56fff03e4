/** Entry of `/`: the phone beside the panels of a developer. */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BuildReport, PhoneConfig } from '../../shared/phone-config.ts';
import { el } from '../dom.ts';
import { listenForBuilds } from '../live-reload.ts';
import { readConfig } from '../server-link.ts';
import { TikiLink } from '../tiki-link.ts';
import { AccountPanel } from './account-panel.tsx';
import { BuildPanel } from './build-panel.tsx';
import { ConsolePanel } from './console-panel.tsx';
import { DataPanel } from './data-panel.tsx';
import { LaunchPanel } from './launch-panel.tsx';
import { PhoneLink, useTools } from './link.ts';
import { MeterPanel } from './meter-panel.tsx';
import { NetworkPanel } from './network-panel.tsx';
import { OpenPlace } from './places.tsx';
import { SourceDialog } from './source-dialog.tsx';
import { Stage } from './stage.tsx';
import { StoragePanel } from './storage-panel.tsx';
import { TikiPanel } from './tiki-panel.tsx';

interface Tab {
  name: string;
  count?: number;
  bad?: boolean;
  draw: () => preact.ComponentChild;
}

function Workbench({ config, link, tiki }: { config: PhoneConfig; link: PhoneLink; tiki: TikiLink }) {
  const [report, setReport] = useState<BuildReport>(config.build);
  const [place, setPlace] = useState<string | null>(null);
  const [chosen, setChosen] = useState('Console');
  const tools = useTools(link, 'console', 'network');
  useEffect(() => {
    listenForBuilds((message) => {
      if (message.kind === 'build') setReport(message.report);
      else if (message.session !== config.session || (!config.app && message.goodBuild > 0)) location.reload();
    });
  }, []);
  const { app, consoleUrl } = config;
  const owner = () => tiki.customer?.customerId ?? 'guest';
  const errors = tools?.console.filter(({ level }) => level === 'error').length ?? 0;
  const faults = report.messages.filter(({ level }) => level === 'error' || level === 'fatal').length;
  const tabs: Tab[] = [
    { name: 'Console', count: errors, bad: true, draw: () => <ConsolePanel link={link} /> },
    { name: 'Network', count: tools?.network.length ?? 0, draw: () => <NetworkPanel link={link} /> },
    { name: 'Data', draw: () => <DataPanel link={link} /> },
    { name: 'setData', draw: () => <MeterPanel link={link} /> },
    {
      name: 'Compile',
      count: faults || report.messages.length,
      bad: faults > 0,
      draw: () => <BuildPanel report={report} />,
    },
  ];
  if (app) {
    const { appId } = app.description;
    tabs.push(
      { name: 'Storage', draw: () => <StoragePanel appId={appId} owner={owner} /> },
      { name: 'Launch', draw: () => <LaunchPanel link={link} description={app.description} /> },
      { name: 'Account', draw: () => <AccountPanel link={link} tiki={tiki} appId={appId} /> },
    );
  }
  if (consoleUrl !== null) {
    tabs.push({ name: 'Tiki', draw: () => <TikiPanel token={config.token} consoleUrl={consoleUrl} /> });
  }
  const open = tabs.find(({ name }) => name === chosen) ?? tabs[0];
  return (
    <OpenPlace.Provider value={setPlace}>
      <Stage link={link} />
      <aside class="tools">
        <header>
          <h1>{app?.name ?? 'Tini App'}</h1>
          <span class="dim">{app?.description.appId}</span>
          {!config.tikiConnected && <span class="dim">no Tiki connected</span>}
        </header>
        <div role="tablist" aria-label="Tools" onKeyDown={moveAmongTabs}>
          {tabs.map(({ name, count = 0, bad = false }) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              aria-selected={name === open?.name}
              aria-controls="panel"
              tabIndex={name === open?.name ? 0 : -1}
              onClick={() => setChosen(name)}
            >
              {name}
              {count > 0 && <span class={bad ? 'count alarming' : 'count'}>{count}</span>}
            </button>
          ))}
        </div>
        <div role="tabpanel" id="panel" aria-labelledby={`tab-${open?.name}`} class="panel">
          {open?.draw()}
        </div>
      </aside>
      {place !== null && <SourceDialog key={place} token={config.token} place={place} onClose={() => setPlace(null)} />}
    </OpenPlace.Provider>
  );
}

/** Arrow keys go along the tabs. */
function moveAmongTabs(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const next = tabs[(tabs.indexOf(document.activeElement as HTMLElement) + step + tabs.length) % tabs.length];
  next?.focus();
  next?.click();
}

const config = readConfig();
const tiki = new TikiLink(config.token, config.tikiConnected);
const frame = el('iframe', { src: '/app', title: 'Điện thoại', allow: 'clipboard-read; clipboard-write' });
await tiki.load();
const link = new PhoneLink(frame);
window.addEventListener('message', ({ data, origin, source }: MessageEvent<{ kind?: string } | null>) => {
  if (origin === location.origin && source === frame.contentWindow && data?.kind === 'tini-customer') void tiki.load();
});
render(<Workbench config={config} link={link} tiki={tiki} />, document.body);
