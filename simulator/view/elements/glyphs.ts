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
  loading: 'M12 3v4M12 17v4M3 12h4M17 12h4M5.6 5.6l2.9 2.9M15.5 15.5l2.9 2.9M18.4 5.6l-2.9 2.9M8.5 15.5l-2.9 2.9',
  placeholder: 'M4 4h16v16H4zM4 4l16 16M20 4 4 20',
  filter: 'M4 5h16l-6 7.5V19l-4 1.5v-8z',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.6 1.6M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.6-1.6',
  question: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM9.3 9.3a2.7 2.7 0 1 1 3.9 2.6c-.8.4-1.2 1-1.2 1.9M12 16.75h.01',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 3.5V8H15',
  sort: 'M8 4.5v15M4.5 8 8 4.5 11.5 8M16 19.5v-15M12.5 16l3.5 3.5 3.5-3.5',
  support: 'M4 14v-2a8 8 0 0 1 16 0v2M4 13.5h3V19H4zM17 13.5h3V19h-3zM18.5 19c0 1.5-2 2.25-5 2.25',
  components: 'M4 4h7v7H4zM4 14h7v6.5H4zM14 14h6.5v6.5H14zM17.25 3.5 21 7.25 17.25 11 13.5 7.25z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM19 14h1M14 19h1',
  forward_10: 'M17 5.5A8 8 0 1 0 20 12M17 2v4h-4M9 10v5M12.5 10h3v5h-3z',
  replay_10: 'M7 5.5A8 8 0 1 1 4 12M7 2v4h4M9 10v5M12.5 10h3v5h-3z',
  skip_next: 'M6 5l9 7-9 7zM18 5v14',
  skip_previous: 'M18 5l-9 7 9 7zM6 5v14',
  direction_right: 'M4 20v-6a4 4 0 0 1 4-4h11M14.5 5l5 5-5 5',
  tiki_social:
    'M12 3.5a8.5 8.5 0 1 1-4.6 15.6L3.5 20.5l1.3-3.8A8.5 8.5 0 0 1 12 3.5zM8.5 10.5h.01M15.5 10.5h.01M8.5 14c1.8 2 5.2 2 7 0',
  facebook: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM15 8h-1.2c-1 0-1.6.6-1.6 1.7V21M9.5 12.5h5',
  messenger:
    'M12 3.5c5 0 9 3.5 9 8s-4 8-9 8c-1 0-2-.1-2.9-.4L5 21v-3.5c-1.3-1.5-2-3.6-2-6 0-4.5 4-8 9-8zM7 13.5l3.5-3.5 3 2.5L17 10',
  instagram:
    'M7.5 3.5h9a4 4 0 0 1 4 4v9a4 4 0 0 1-4 4h-9a4 4 0 0 1-4-4v-9a4 4 0 0 1 4-4zM12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM16.75 7.25h.01',
};

/** Filled outlines with what is cut out of them, by the even-odd rule. */
const FILLED: Readonly<Record<string, string>> = {
  warning_glyph: 'M12 2.5 22.5 21h-21zM11.1 9.5h1.8V15h-1.8zM11.1 16.5h1.8v1.8h-1.8z',
  success_glyph: 'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19zM10.7 16.6l6.7-7.3-1.5-1.4-5.25 5.7-2.6-2.6-1.45 1.45z',
  close_glyph:
    'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19zM8.7 7.25 7.25 8.7 10.55 12l-3.3 3.3 1.45 1.45 3.3-3.3 3.3 3.3 1.45-1.45-3.3-3.3 3.3-3.3-1.45-1.45-3.3 3.3z',
  location_glyph:
    'M12 2a8 8 0 0 1 8 8c0 3.3-2.6 7.2-8 12-5.4-4.8-8-8.7-8-12a8 8 0 0 1 8-8zM12 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  app_home_add_glyph: 'M3.5 3.5h7v7h-7zM13.5 3.5h7v7h-7zM3.5 13.5h7v7h-7zM16 13h2v3h3v2h-3v3h-2v-3h-3v-2h3z',
  app_home_remove_glyph: 'M3.5 3.5h7v7h-7zM13.5 3.5h7v7h-7zM3.5 13.5h7v7h-7zM13 16h8v2h-8z',
  bookmark_add_glyph: 'M5.5 3h13v18L12 16.2 5.5 21zM11.1 6.5v2.6H8.5v1.8h2.6v2.6h1.8v-2.6h2.6V9.1h-2.6V6.5z',
  bookmark_remove_glyph: 'M5.5 3h13v18L12 16.2 5.5 21zM8.5 9.1v1.8h7V9.1z',
  edit_glyph: 'M4 20l1-4.8L15.8 4.4l3.8 3.8L8.8 19z',
  info_glyph: 'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19zM11.1 10.5v7h1.8v-7zM11.1 6.5v1.9h1.8V6.5z',
  phone_home_glyph: 'M6.5 2.5h11v19h-11zM8.5 10.5v4h2.5V12h2v2.5h2.5v-4L12 7.5z',
  share_glyph: 'M12 2.5l5.5 5.5-1.3 1.3-3.3-3.2V15h-1.8V6.1L7.8 9.3 6.5 8zM4 11h3v1.8H5.8v7h12.4v-7H17V11h3v10.5H4z',
  pause_glyph: 'M7 4.5h3.5v15H7zM13.5 4.5H17v15h-3.5z',
  play_glyph: 'M6.5 4l13 8-13 8z',
  skip_next_glyph: 'M5.5 4.5l9.5 7.5-9.5 7.5zM16.5 4.5h2.5v15h-2.5z',
  skip_previous_glyph: 'M18.5 4.5 9 12l9.5 7.5zM5 4.5h2.5v15H5z',
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
