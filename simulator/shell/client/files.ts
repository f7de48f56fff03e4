import { activity } from './activity.ts';
import { el } from './dom.ts';
import { HostFailure } from './failure.ts';

/** The machine's own file chooser. Resolves with no file when it is cancelled. */
export function pickFiles(accept: string, count: number): Promise<File[]> {
  return new Promise((resolve) => {
    const input = el('input', { type: 'file', accept, multiple: count > 1, hidden: true });
    const answered = activity.questionOpened();
    const done = () => {
      answered();
      resolve([...(input.files ?? [])]);
      input.remove();
    };
    input.addEventListener('change', done);
    input.addEventListener('cancel', done);
    document.body.append(input);
    input.click();
  });
}

/** What the camera of a phone without one takes: a drawn landscape of 800 x 600 with the time on it. */
export async function samplePicture(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = 800;
  canvas.height = 600;
  const context = canvas.getContext('2d');
  if (context) {
    for (const [color, top] of [
      ['#94cdff', 0],
      ['#2dc26d', 380],
      ['#079449', 480],
    ] as const) {
      context.fillStyle = color;
      context.fillRect(0, top, 800, 600);
    }
    context.fillStyle = '#ffc400';
    context.arc(640, 140, 70, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = '#fff';
    context.font = '32px sans-serif';
    context.fillText(new Date().toISOString().slice(0, 19).replace('T', ' '), 24, 572);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new HostFailure('Error', 'CAMERA_IS_NOT_AUTHORIZED');
  return blob;
}

/** The bytes behind a path that the app was given, or of one of its own files. */
export async function readFile(url: string): Promise<Blob> {
  try {
    const answer = await fetch(url);
    if (answer.ok) return await answer.blob();
  } catch (cause) {
    throw new HostFailure('Error', `File does not exist: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  throw new HostFailure('Error', 'File does not exist');
}
