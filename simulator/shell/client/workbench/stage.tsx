import { useEffect, useRef, useState } from 'preact/hooks';
import type { PhoneLink } from './link.ts';

const DEVICES = {
  '320 × 568': { width: 320, height: 568, notch: false },
  '360 × 740': { width: 360, height: 740, notch: false },
  '375 × 667': { width: 375, height: 667, notch: false },
  '375 × 812, notch': { width: 375, height: 812, notch: true },
  '390 × 844, notch': { width: 390, height: 844, notch: true },
  '414 × 736': { width: 414, height: 736, notch: false },
  '414 × 896, notch': { width: 414, height: 896, notch: true },
} as const;

type DeviceName = keyof typeof DEVICES;

const ZOOMS = ['fit', '50%', '75%', '100%', '125%', '150%'] as const;
const BEZEL = 10;
const DEVICE_KEY = 'tini-workbench/device';

/** The phone in its frame, as a chosen device at a chosen zoom. */
export function Stage({ link }: { link: PhoneLink }) {
  const [name, setName] = useState<DeviceName>(readDevice);
  const [zoom, setZoom] = useState<(typeof ZOOMS)[number]>('fit');
  const room = useRef<HTMLDivElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState(1);
  const { width, height, notch } = DEVICES[name];
  useEffect(() => {
    holder.current?.append(link.frame);
  }, []);
  useEffect(() => {
    const { current } = room;
    if (!current) return;
    const measure = (): void => setFit(Math.min(1, (current.clientHeight - 4 * BEZEL) / (height + 2 * BEZEL)));
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    measure();
    return () => observer.disconnect();
  }, [height]);
  useEffect(() => {
    localStorage.setItem(DEVICE_KEY, name);
    const wanted = notch ? '1' : '0';
    const url = new URL(link.frame.src, location.href);
    if (url.searchParams.get('notch') === wanted) return;
    url.searchParams.set('notch', wanted);
    link.frame.src = url.href;
  }, [name]);
  const scale = zoom === 'fit' ? fit : Number.parseInt(zoom, 10) / 100;
  return (
    <main class="stage">
      <div class="bar">
        <label>
          <span class="hidden">Device</span>
          <select value={name} onChange={(event) => setName(event.currentTarget.value as DeviceName)}>
            {Object.keys(DEVICES).map((device) => (
              <option key={device}>{device}</option>
            ))}
          </select>
        </label>
        <label>
          <span class="hidden">Zoom</span>
          <select value={zoom} onChange={(event) => setZoom(event.currentTarget.value as typeof zoom)}>
            {ZOOMS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => link.restart()}>
          Restart app
        </button>
        <a href="/app" target="_blank" rel="noreferrer">
          Phone alone
        </a>
      </div>
      <div class="room" ref={room}>
        <div style={{ width: px((width + 2 * BEZEL) * scale), height: px((height + 2 * BEZEL) * scale) }}>
          <div
            class="device"
            style={{ width: px(width), height: px(height), transform: `scale(${scale})` }}
            ref={holder}
          >
            {notch && <div class="notch" aria-hidden="true" />}
          </div>
        </div>
      </div>
    </main>
  );
}

function px(length: number): string {
  return `${length}px`;
}

function readDevice(): DeviceName {
  const kept = localStorage.getItem(DEVICE_KEY);
  return kept !== null && kept in DEVICES ? (kept as DeviceName) : '375 × 812, notch';
}
