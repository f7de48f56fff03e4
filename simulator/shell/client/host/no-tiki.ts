import { showBox } from '../dialogs.ts';
import type { PhoneContext } from '../phone-context.ts';

/** Without a sandbox the developer chooses how Tiki would have answered. Resolves with the value, null when dismissed. */
export async function offerOutcomes<Value>(
  phone: PhoneContext,
  api: string,
  outcomes: readonly { text: string; value: Value }[],
): Promise<Value | null> {
  const index = await showBox(phone.layers, {
    title: 'Chưa kết nối Tiki',
    content: `(no Tiki connected) Chọn kết quả mà Tiki sẽ trả về cho ${api}.`,
    icon: 'info',
    stacked: true,
    choices: outcomes.map(({ text }, position) => ({
      text,
      look: position === 0 ? ('primary' as const) : ('plain' as const),
    })),
    dismissed: -1,
  });
  return outcomes[index]?.value ?? null;
}
