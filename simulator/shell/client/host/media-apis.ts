import { showSheet } from '../dialogs.ts';
import { HostFailure } from '../failure.ts';
import { pickFiles, readFile, samplePicture } from '../files.ts';
import { isOptions, number, text, type HostApi, type HostCall } from './host-api.ts';
import { requestOverHost, type ProxyAnswer } from './request-api.ts';

interface SavedFile {
  filePath: string;
  size: number;
  createTime: number;
}

/** Files kept by `my.saveFile`, for as long as the app runs. A file's path is a `blob:` URL, which pages can show. */
const saved = new Map<string, SavedFile>();

/** Pictures and files (tini-framework.md section 7.2). */
export const mediaApis: Readonly<Record<string, HostApi>> = {
  async chooseImage(call) {
    const { options, phone } = call;
    const sources = Array.isArray(options['sourceType']) ? options['sourceType'].map(String) : ['camera', 'album'];
    const choices = [
      { source: 'camera', title: 'Chụp ảnh (ảnh mẫu của bản xem trước)' },
      { source: 'album', title: 'Chọn ảnh từ máy này' },
    ].filter(({ source }) => sources.includes(source));
    const index = await showSheet(phone.layers, { title: 'Chọn ảnh', items: choices, cancel: 'Hủy' });
    const source = choices[index]?.source;
    if (source === undefined) throw new HostFailure('Error', 'User cancelled image selection');
    const count = Math.max(1, number(options, 'count', 1));
    const files = source === 'camera' ? [await samplePicture()] : await pickFiles('image/*', count);
    if (files.length === 0) throw new HostFailure('Error', 'User cancelled image selection');
    const tempFiles = await Promise.all(
      files.slice(0, count).map(async (file) => {
        const path = URL.createObjectURL(file);
        const { width, height } = await measure(path);
        return { path, size: file.size, width, height };
      }),
    );
    return { filePaths: tempFiles.map(({ path }) => path), tempFiles };
  },
  async chooseVideo() {
    const [file] = await pickFiles('video/*', 1);
    if (!file) throw new HostFailure('Error', 'User cancelled video selection');
    return { filePath: URL.createObjectURL(file), size: file.size };
  },
  async getImageInfo({ phone, options }) {
    const src = phone.resolveImage(text(options, 'src'));
    const { width, height } = await measure(src);
    const type = (await readFile(src)).type.replace('image/', '');
    return { width, height, orientation: 'up', path: src, type };
  },
  async compressImage({ phone, options }) {
    const level = Math.min(4, Math.max(0, number(options, 'compressLevel', 4)));
    const paths = Array.isArray(options['filePaths']) ? options['filePaths'].map(String) : [];
    const filePaths = await Promise.all(
      paths.map((path) => redraw(phone.resolveImage(path), null, 0.3 + level * 0.15)),
    );
    return { filePaths };
  },
  async cropImage({ phone, options }) {
    const source = phone.resolveImage(text(options, 'filePath'));
    return { path: await redraw(source, cropOf(options), 0.95) };
  },
  async saveImage({ phone, options }) {
    const url = text(options, 'url');
    if (url === '') throw new HostFailure('Error', 'url is required');
    phone.note('info', `my.saveImage: on the phone ${url} is in the album now`);
    return {};
  },
  async saveFile({ phone, options }) {
    const blob = await readFile(phone.resolveImage(text(options, 'filePath')));
    const filePath = URL.createObjectURL(blob);
    saved.set(filePath, { filePath, size: blob.size, createTime: Date.now() });
    return { filePath };
  },
  async getFileInfo({ phone, options }) {
    const blob = await readFile(phone.resolveImage(text(options, 'filePath')));
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', await blob.arrayBuffer()));
    return { size: blob.size, digest: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') };
  },
  getSavedFileInfo({ options }) {
    const file = saved.get(text(options, 'filePath'));
    if (!file) throw new HostFailure('Error', 'File does not exist');
    return { size: file.size, createTime: file.createTime };
  },
  getSavedFileList: () => ({ fileList: [...saved.values()] }),
  removeSavedFile({ options }) {
    const filePath = text(options, 'filePath');
    if (!saved.delete(filePath)) throw new HostFailure('Error', 'File does not exist');
    URL.revokeObjectURL(filePath);
    return {};
  },
  async downloadFile(call) {
    const answer = await requestOverHost(call, { method: 'GET', binary: true });
    const bytes = Uint8Array.from(atob(answer.body), (char) => char.codePointAt(0) ?? 0);
    return { filePath: URL.createObjectURL(new Blob([bytes], { type: answer.headers['content-type'] ?? '' })) };
  },
  async uploadFile(call) {
    const { status, statusText, headers, body } = await upload(call);
    // The plain text, as apps read it (section 10-23).
    if (call.options['includeHeader'] !== true) return body;
    return { data: body, responseStatus: status, responseHeaders: headers, responseStatusText: statusText };
  },
};

async function upload(call: HostCall): Promise<ProxyAnswer> {
  const { phone, options } = call;
  const filePath = text(options, 'filePath');
  const form = new FormData();
  if (isOptions(options['formData'])) {
    for (const [name, value] of Object.entries(options['formData'])) form.append(name, String(value));
  }
  const file = await readFile(phone.resolveImage(filePath));
  const extension = file.type.split('/')[1] ?? 'bin';
  form.append(text(options, 'fileName', 'file'), file, `upload.${extension}`);
  const packed = new Response(form);
  const type = packed.headers.get('content-type') ?? 'multipart/form-data';
  return requestOverHost(call, {
    method: text(options, 'method', 'POST'),
    headers: { 'content-type': type },
    base64: await toBase64(await packed.blob()),
  });
}

/** The text after the comma of a data URL. */
async function toBase64(blob: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(new HostFailure('Error', 'The file cannot be read')));
    reader.readAsDataURL(blob);
  });
}

async function measure(src: string): Promise<{ width: number; height: number }> {
  const image = await load(src);
  return { width: image.naturalWidth, height: image.naturalHeight };
}

async function load(src: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = src;
  try {
    await image.decode();
  } catch (cause) {
    throw new HostFailure('Error', `The image cannot be loaded: ${cause instanceof Error ? cause.message : ''}`);
  }
  return image;
}

interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
}

function cropOf(options: Readonly<Record<string, unknown>>): Crop | null {
  const rect = isOptions(options['cropRect']) ? options['cropRect'] : options;
  const width = number(rect, 'width', 0);
  const height = number(rect, 'height', 0);
  if (width <= 0 || height <= 0) return null;
  return { x: number(rect, 'x', 0), y: number(rect, 'y', 0), width, height };
}

/** The picture drawn again as JPEG, whole or a part of it. */
async function redraw(src: string, crop: Crop | null, quality: number): Promise<string> {
  const image = await load(src);
  const part = crop ?? { x: 0, y: 0, width: image.naturalWidth, height: image.naturalHeight };
  const canvas = document.createElement('canvas');
  canvas.width = part.width;
  canvas.height = part.height;
  canvas.getContext('2d')?.drawImage(image, -part.x, -part.y);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (!blob) throw new HostFailure('Error', 'The image cannot be drawn');
  return URL.createObjectURL(blob);
}
