import { showBox, showSheet } from '../dialogs.ts';
import { el } from '../dom.ts';
import { HostFailure } from '../failure.ts';
import { showPictures } from '../screens/pictures-screen.ts';
import { formatDate, parseDate, type DateParts } from './date-format.ts';
import { isOptions, number, text, type HostApi, type HostCall, type Options } from './host-api.ts';

/** Dialogs that ask for something: texts, rows, dates, options (tini-framework.md section 7.2). */
export const dialogApis: Readonly<Record<string, HostApi>> = {
  async prompt(call) {
    const value = await askText(call, {
      title: text(call.options, 'title'),
      message: text(call.options, 'message'),
      placeholder: text(call.options, 'placeholder'),
      align: text(call.options, 'align', 'left'),
      ok: text(call.options, 'okButtonText', 'OK'),
      cancel: text(call.options, 'cancelButtonText', 'Cancel'),
    });
    return value === null ? { ok: false } : { ok: true, inputValue: value };
  },
  async showActionSheet({ phone, options }) {
    const danger = number(options, 'destructiveBtnIndex', -1);
    const index = await showSheet(phone.layers, {
      title: text(options, 'title'),
      items: list(options, 'items').map((item, position) => ({ title: nameOf(item), danger: position === danger })),
      cancel: text(options, 'cancelButtonText', 'Cancel'),
    });
    return { index };
  },
  async datePicker(call) {
    const date = await askDate(call);
    if (date === null) throw new HostFailure('Error', 'No item selected');
    return { date };
  },
  async optionsSelect({ phone, options }) {
    const columns = ['One', 'Two'].map((name) => ({ name, items: list(options, `options${name}`) }));
    const shown = columns.filter(({ items }) => items.length > 0);
    const selects = shown.map(({ name, items }) =>
      select(items, number(options, `selected${name}Index`, 0), `Lựa chọn ${name === 'One' ? 1 : 2}`),
    );
    const answer = await showBox(phone.layers, {
      title: text(options, 'title', 'Lựa chọn'),
      content: el('div', { class: 'fields' }, ...selects),
      choices: [
        { text: text(options, 'negativeString', 'Hủy') },
        { text: text(options, 'positiveString', 'Chọn'), look: 'primary' },
      ],
      dismissed: 0,
    });
    if (answer !== 1) throw new HostFailure('Error', 'No item selected');
    const result: Record<string, unknown> = {};
    for (const [position, { name, items }] of shown.entries()) {
      const index = selects[position]?.selectedIndex ?? 0;
      result[`selected${name}Index`] = index;
      result[`selected${name}Option`] = items[index];
    }
    return result;
  },
  async multiLevelSelect({ phone, options }) {
    const result: { name: string }[] = [];
    for (let level = list(options, 'list'); level.length > 0;) {
      const index = await showSheet(phone.layers, {
        title: [text(options, 'title'), ...result.map(({ name }) => name)].filter(Boolean).join(' › '),
        items: level.map((item) => ({ title: nameOf(item) })),
        cancel: 'Hủy',
      });
      const chosen = level[index];
      if (chosen === undefined) return { success: false, result: [] };
      result.push({ name: nameOf(chosen) });
      level = isOptions(chosen) ? list(chosen, 'subList') : [];
    }
    return { success: true, result };
  },
  async previewImage({ phone, options }) {
    const urls = list(options, 'urls').map((url) => phone.resolveImage(String(url)));
    if (urls.length === 0) throw new HostFailure('Error', 'urls is required');
    await showPictures(phone, urls, number(options, 'current', 0));
    return { success: true };
  },
  async makePhoneCall({ phone, options }) {
    const number_ = text(options, 'number');
    if (number_ === '') throw new HostFailure('Error', 'number is required');
    await showBox(phone.layers, {
      title: `Gọi ${number_}?`,
      content: 'Trên điện thoại, ứng dụng gọi điện sẽ mở ra ở đây.',
      choices: [{ text: 'Hủy' }, { text: 'Gọi', look: 'primary' }],
      dismissed: 0,
    });
    return {};
  },
  async scan(call) {
    const content = await askText(call, {
      title: 'Quét mã',
      message: 'Bản xem trước không có máy ảnh: nhập nội dung của mã.',
      placeholder: 'Nội dung mã',
      align: 'left',
      ok: 'Quét',
      cancel: 'Hủy',
    });
    if (content === null) throw new HostFailure('Error', 'User cancellation.');
    return content;
  },
};

interface Question {
  title: string;
  message: string;
  placeholder: string;
  align: string;
  ok: string;
  cancel: string;
}

async function askText({ phone }: HostCall, question: Question): Promise<string | null> {
  const input = el('input', {
    type: 'text',
    placeholder: question.placeholder,
    'aria-label': question.message || question.title,
  });
  input.style.textAlign = question.align;
  const answer = showBox(phone.layers, {
    title: question.title,
    content: el('div', { class: 'fields' }, question.message !== '' && el('p', {}, question.message), input),
    choices: [{ text: question.cancel }, { text: question.ok, look: 'primary' }],
    dismissed: 0,
    enter: 1,
  });
  input.focus();
  return (await answer) === 1 ? input.value : null;
}

async function askDate({ phone, options }: HostCall): Promise<string | null> {
  const format = text(options, 'format', 'dd-MM-yyyy');
  const parts: DateParts = format === 'HH:mm' ? 'time' : format.includes('HH') ? 'datetime-local' : 'date';
  const input = el('input', {
    type: parts,
    value: parseDate(text(options, 'currentDate'), format),
    min: parseDate(text(options, 'startDate'), format) || null,
    max: parseDate(text(options, 'endDate'), format) || null,
    'aria-label': 'Ngày giờ',
  });
  const answer = await showBox(phone.layers, {
    title: text(options, 'title', 'Chọn ngày'),
    content: el('div', { class: 'fields' }, input),
    choices: [
      { text: text(options, 'cancelText', 'Hủy') },
      { text: text(options, 'confirmText', 'Xong'), look: 'primary' },
    ],
    dismissed: 0,
  });
  return answer === 1 && input.value !== '' ? formatDate(input.value, format) : null;
}

function list(options: Options, name: string): readonly unknown[] {
  const value = options[name];
  return Array.isArray(value) ? value : [];
}

function nameOf(item: unknown): string {
  return isOptions(item) ? text(item, 'name', text(item, 'title')) : String(item);
}

function select(items: readonly unknown[], selected: number, label: string): HTMLSelectElement {
  const element = el('select', { 'aria-label': label }, ...items.map((item) => el('option', {}, nameOf(item))));
  element.selectedIndex = selected;
  return element;
}
