/** The dialog that puts things back. */
import { find } from './view.js';

/** `act` posts to the console's API. */
export function setUpReset(act) {
  const dialog = find('reset');
  const form = dialog.querySelector('form');
  find('open-reset').addEventListener('click', () => {
    form.reset();
    dialog.returnValue = '';
    dialog.showModal();
  });
  dialog.addEventListener('close', () => {
    const parts = [...form.querySelectorAll('input:checked')].map(({ name }) => name);
    if (dialog.returnValue === 'reset' && parts.length > 0) void act('/reset', { parts });
  });
}
