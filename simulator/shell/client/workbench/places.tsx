import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** A place in a source, as messages and translated stacks name it. */
const PLACE = /((?:[\w@.-]+\/)*[\w@.-]+\.(?:[cm]?[jt]s|sjs|txml|tcss|json)):(\d+):(\d+)/g;

/** Opens the excerpt of a place. */
export const OpenPlace = createContext<(place: string) => void>(() => {});

/** A text whose places can be clicked. */
export function PlacedText({ text }: { text: string }) {
  const open = useContext(OpenPlace);
  const parts: preact.ComponentChildren[] = [];
  let end = 0;
  for (const found of text.matchAll(PLACE)) {
    const [place] = found;
    parts.push(
      text.slice(end, found.index),
      <button type="button" class="place" onClick={() => open(place)}>
        {place}
      </button>,
    );
    end = found.index + place.length;
  }
  parts.push(text.slice(end));
  return <>{parts}</>;
}

export function Place({ place }: { place: string }) {
  const open = useContext(OpenPlace);
  return (
    <button type="button" class="place" onClick={() => open(place)}>
      {place}
    </button>
  );
}
