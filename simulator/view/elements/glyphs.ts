/** Our own glyphs on a 24 x 24 grid: strokes of 1.75, and filled ones for the `_glyph` types. */
const STROKES: Readonly<Record<string, string>> = {
  home: 'M4 10.5 12 4l8 6.5V20h-5.5v-5.5h-5V20H4z',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20.5 20.5',
  calendar: 'M4 6h16v14.5H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8M8 14.5h.01M12 14.5h.01M16 14.5h.01',
  location:
    'M12 21.5c4.7-5 7-8.6 7-11.5a7 7 0 1 0-14 0c0 2.9 2.3 6.5 7 11.5zM12 7.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  setting:
    'M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM12 2.75V6M12 18v3.25M2.75 12H6M18 12h3.25M5.46 5.46l2.3 2.3M16.24 16.24l2.3 2.3M18.54 5.46l-2.3 2.3M7.76 16.24l-2.3 2.3',
  contact: 'M12 3.5a4.25 4.25 0 1 1 0 8.5 4.25 4.25 0 0 1 0-8.5zM4 20.5c.6-3.9 3.7-5.5 8-5.5s7.4 1.6 8 5.5z',
  chat: 'M3.5 4.5h17V16.5H11L6.5 20.5V16.5h-3zM8 10.5h.01M12 10.5h.01M16 10.5h.01',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v5.5M12 7.5h.01',
  warning: 'M12 3.5 21.5 20h-19zM12 10v4.5M12 17.25h.01',
  success: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM7.75 12.25l3 3 5.5-6',
  plus: 'M12 4.5v15M4.5 12h15',
  minus: 'M4.5 12h15',
  geometry: 'M12 3 20 7.5v9L12 21 4 16.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9',
  close: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  close_circle: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM8.75 8.75l6.5 6.5M15.25 8.75l-6.5 6.5',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  arrow_right: 'M9 5l7 7-7 7',
  arrow_left: 'M15 5l-7 7 7 7',
  arrow_down: 'M5 9l7 7 7-7',
  arrow_up: 'M5 15l7-7 7 7',
  arrow_double_right: 'M6 5l6.5 7L6 19M12.5 5l6.5 7-6.5 7',
  arrow_double_left: 'M18 5l-6.5 7 6.5 7M11.5 5 5 12l6.5 7',
  bookmark: 'M6 3.5h12V20.5l-6-4.5-6 4.5z',
  app_home: 'M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z',
  phone_home: 'M7 2.75h10v18.5H7zM10.5 18.25h3M9.5 10.5 12 8.25l2.5 2.25v3.25h-5z',
  share: 'M12 14.5V3.5M7.75 7.5 12 3.25l4.25 4.25M5 11.5v9h14v-9',
  edit: 'M4.5 19.5l.9-4.2L16 4.7l3.3 3.3L8.7 18.6zM13.5 7.2l3.3 3.3',
  checked_mark: 'M4.5 12.5l5 5 10-11',
  adjustment:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.75a2.25 2.25 0 1 1 0 4.5 2.25 2.25 0 0 1 0-4.5zM9 14.75a2.25 2.25 0 1 1 0 4.5 2.25 2.25 0 0 1 0-4.5z',
};

/** Filled outlines with what is cut out of them, by the even-odd rule. */
const FILLED: Readonly<Record<string, string>> = {
  warning_glyph: 'M12 2.5 22.5 21h-21zM11.1 9.5h1.8V15h-1.8zM11.1 16.5h1.8v1.8h-1.8z',
  success_glyph: 'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19zM10.7 16.6l6.7-7.3-1.5-1.4-5.25 5.7-2.6-2.6-1.45 1.45z',
  close_glyph:
    'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19zM8.7 7.25 7.25 8.7 10.55 12l-3.3 3.3 1.45 1.45 3.3-3.3 3.3 3.3 1.45-1.45-3.3-3.3 3.3-3.3-1.45-1.45-3.3 3.3z',
  location_glyph:
    'M12 2a8 8 0 0 1 8 8c0 3.3-2.6 7.2-8 12-5.4-4.8-8-8.7-8-12a8 8 0 0 1 8-8zM12 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
};

const masks = new Map<string, string>();

/** A CSS image of the glyph for `mask-image`; `''` for an unknown type. */
export function glyphMask(type: string): string {
  let mask = masks.get(type);
  if (mask === undefined) {
    mask = draw(type);
    masks.set(type, mask);
  }
  return mask;
}

export const GLYPH_TYPES: readonly string[] = [...Object.keys(STROKES), ...Object.keys(FILLED)];

function draw(type: string): string {
  const stroke = STROKES[type];
  const filled = FILLED[type];
  if (!stroke && !filled) return '';
  const path = stroke
    ? `<path d="${stroke}" fill="none" stroke="#000" stroke-width="${type === 'more' ? 3 : 1.75}" stroke-linecap="round" stroke-linejoin="round"/>`
    : `<path d="${filled ?? ''}" fill-rule="evenodd"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${path}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
